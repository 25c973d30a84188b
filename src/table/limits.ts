/** 100,000 rows of 200 columns, the largest table that the steps support. */
export const MAX_CELLS = 20_000_000;

/** Analyze compares each column with each other one, so its time and its findings grow with the square of this. */
export const MAX_COLUMNS = 1000;
