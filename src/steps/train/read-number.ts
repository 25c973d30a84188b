/**
 * A decimal number. Commas may only separate groups of three digits, so that `1,5` is refused instead of read as 15.
 */
const TYPED = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d+)?$/iu;

/** Reads a typed number: null for a blank, NaN for text that is not a number. */
export function readNumber(given: string): number | null {
  const typed = given.normalize('NFKC').trim();
  if (typed === '') return null;
  const value = Number(typed.replaceAll(',', ''));
  return TYPED.test(typed) && Number.isFinite(value) ? value : Number.NaN;
}
