/** @throws RangeError when columns that belong to the same rows differ in length: a mistake of the caller, not of a user */
export function requireEqualLengths(...columns: readonly ArrayLike<unknown>[]): void {
  if (new Set(columns.map((column) => column.length)).size > 1) {
    throw new RangeError(`columns of one table differ in length: ${columns.map((column) => column.length).join(', ')}`);
  }
}
