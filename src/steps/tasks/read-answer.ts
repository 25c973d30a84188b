/** What stands before a number: a currency, or the sign that a program prints. */
const BEFORE = /^(?:[\p{Sc}=]|US\$)\s*/u;
/** A number as people and Python write it. Commas and thin spaces may only separate groups of three digits, so `1,5` isn't read as 15. */
const NUMBER =
  /^(?<number>[+-]?(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)?(?:\.\d*)?(?:e[+-]?\d+(?![\d.]))?)(?<rest>.*)$/isu;
/** What stands behind it: a unit, such as "rows", "人" or "%". No digit, so that "12 or 13" is no number. */
const UNIT = /^(?:[^\d,.]{0,20}[.。]?)$/u;

/**
 * Reads a number that a person has typed or copied.
 * @returns undefined for what is no single number
 * @example readAnswer('１，２３４ 行') // { value: 1234, percent: false }
 * @example readAnswer('12%') // { value: 12, percent: true }
 */
export function readAnswer(typed: string): { value: number; percent: boolean } | undefined {
  // The minus sign and dashes that keyboards and pages write for it; NFKC makes digits of full width narrow.
  const text = typed
    .normalize('NFKC')
    .replace(/[\u2212\u2012\u2013]/gu, '-')
    .trim();
  const { sign = '', unsigned = '' } = /^(?<sign>[+-]?)\s*(?<unsigned>.*)$/su.exec(text)?.groups ?? {};
  const bare = `${sign}${unsigned.replace(BEFORE, '')}`;
  const { number = '', rest = '' } = NUMBER.exec(bare)?.groups ?? {};
  if (!/\d/u.test(number) || !UNIT.test(rest.trim())) return undefined;
  const value = Number(number.replace(/[, \u00a0\u2009\u202f]/gu, ''));
  return Number.isFinite(value) ? { value, percent: /^\s*(?:%|percent|パーセント)/iu.test(rest) } : undefined;
}
