/**
 * Formats a number like Python's `f"{value:,.4f}"`, so that a stored output equals the output of running the cell.
 * @example pythonNumber(180796.06, 2) // '180,796.06'
 */
export function pythonNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  // `toFixed` writes at most 21 digits; a larger number gets an exponent.
  const grouped = whole.replace(/\B(?=(?:\d{3}){1,7}$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
