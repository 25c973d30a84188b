/** How many cells of a column are missing (null). A loop, because a filtered copy of a long column takes many times as long. */
export function countMissing(values: readonly unknown[]): number {
  let missing = 0;
  for (let row = 0; row < values.length; row += 1) if (values[row] === null) missing += 1;
  return missing;
}
