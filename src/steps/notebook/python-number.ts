/**
 * A number as Python's `f"{value:,.4f}"` prints it, so that a stored output looks like the one that a reader gets.
 * @example pythonNumber(180796.06, 2) // '180,796.06'
 */
export function pythonNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
