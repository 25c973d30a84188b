import { expect, it } from 'vitest';
import { createFontProbe } from '../../src/doctor/create-font-probe.ts';

it('finds the bundled font, which draws Japanese letters', async () => {
  expect(await createFontProbe().fonts()).toEqual({ registered: true, drawsJapanese: true });
});
