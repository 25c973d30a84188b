import { expect, test } from 'vitest';
import { proveDeeds } from '../helpers/prove-deeds.ts';
import { seeded } from '../helpers/prove-delivery.ts';

/** `bench/reliability/kill.ts deeds` does the same with 200 kills. */
test('kills right after a form, a command, a press and a reply lose none of them, and double none', async () => {
  const figures = await proveDeeds({ kills: 8, random: seeded(11) });
  expect(figures).toMatchObject({ kills: 8, lost: [], twice: [] });
});
