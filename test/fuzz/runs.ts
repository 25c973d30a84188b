import { randomInt } from 'node:crypto';
import { THOROUGH } from '../helpers/languages.ts';

/**
 * Number of random inputs for a property: `wide` in the slow project, a twelfth of it in `npm test`, 10,000 in `npm run fuzz`. Only for
 * files that the slow project runs too: those in `test/fuzz/` and `*-laws.test.ts`.
 */
export const runs = (wide: number): number => Number(process.env.FUZZ_RUNS ?? (THOROUGH ? wide : Math.ceil(wide / 12)));

/**
 * The seed of every property test. `npm test` uses a fixed seed, so that its result is repeatable. `npm run fuzz` draws and prints a
 * new seed each time; `FUZZ_SEED` repeats one.
 */
export const SEED = seed();
function seed(): number {
  if (process.env.FUZZ_SEED !== undefined) return Number(process.env.FUZZ_SEED);
  if (runs(0) < 1000) return 7;
  const drawn = randomInt(2 ** 31);
  console.log(`FUZZ_SEED=${drawn}`);
  return drawn;
}
