/**
 * Moves the rows that go left before the others, in place; each side keeps its order.
 * @param goesLeft 1 for each row that goes left, by row number
 * @param spare work space, as long as the range
 * @returns index at which the right rows begin
 */
export function partitionRows(
  rows: Int32Array,
  start: number,
  end: number,
  goesLeft: Uint8Array,
  spare: Int32Array,
): number {
  let left = start;
  let right = 0;
  for (let i = start; i < end; i += 1) {
    const row = rows[i] as number;
    const isLeft = goesLeft[row] as number;
    rows[left] = row;
    spare[right] = row;
    left += isLeft;
    right += 1 - isLeft;
  }
  for (let i = 0; i < right; i += 1) rows[left + i] = spare[i] as number;
  return left;
}
