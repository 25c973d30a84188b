import { randomInt } from 'node:crypto';

/** Number of random inputs for a test: `few` in `npm test`, 10,000 in `npm run fuzz`. */
export const runs = (few: number): number => Number(process.env.FUZZ_RUNS ?? few);

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
