/** How many random inputs each test tries: a few with every `npm test`, 10,000 with `npm run fuzz`. */
export const runs = (few: number): number => Number(process.env.FUZZ_RUNS ?? few);
/** A failing run says its seed; `FUZZ_SEED` repeats it. Few and the same each time, unless somebody asks for others. */
export const SEED = Number(process.env.FUZZ_SEED ?? 7);
/** A run of 10,000 takes minutes. */
export const PATIENCE_MS = 3_600_000;
