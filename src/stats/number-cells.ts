const kept = new WeakMap<readonly (number | null)[], Float64Array>();

/**
 * A numeric column as an array of doubles, NaN where a cell is missing. It's kept as long as the column, because several
 * computations read it; the caller must not change it.
 * @param values never changed; a missing cell is null
 */
export function numberCells(values: readonly (number | null)[]): Float64Array {
  const found = kept.get(values);
  if (found !== undefined) return found;
  const numbers = new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row += 1) numbers[row] = values[row] ?? Number.NaN;
  kept.set(values, numbers);
  return numbers;
}
