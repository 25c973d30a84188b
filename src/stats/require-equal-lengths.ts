/** @throws RangeError (a programming error) when columns of the same rows differ in length */
export function requireEqualLengths(...columns: readonly ArrayLike<unknown>[]): void {
  if (new Set(columns.map((column) => column.length)).size > 1) {
    throw new RangeError(`columns of one table differ in length: ${columns.map((column) => column.length).join(', ')}`);
  }
}
