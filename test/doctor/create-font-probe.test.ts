import { expect, it } from 'vitest';
import { createFontProbe } from '../../src/doctor/create-font-probe.ts';

it('finds the bundled font and sees that it draws Japanese letters', async () => {
  expect(await createFontProbe().fonts()).toEqual({ registered: true, drawsJapanese: true });
});
