import { randomInt } from 'node:crypto';

/** How many random inputs each test tries: a few with every `npm test`, 10,000 with `npm run fuzz`. */
export const runs = (few: number): number => Number(process.env.FUZZ_RUNS ?? few);

/**
 * The seed of every property test. A few inputs are the same each time, so that `npm test` gives the same answer twice. Many inputs
 * differ each time, and their seed is printed; `FUZZ_SEED` repeats it.
 */
export const SEED = seed();
function seed(): number {
  if (process.env.FUZZ_SEED !== undefined) return Number(process.env.FUZZ_SEED);
  if (runs(0) < 1000) return 7;
  const drawn = randomInt(2 ** 31);
  console.log(`FUZZ_SEED=${drawn}`);
  return drawn;
}
