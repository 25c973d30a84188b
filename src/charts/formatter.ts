import type { Locale } from '../course/locale.ts';

/** Number formats of a language. */
export function formatter(locale: Locale) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const upToTwo = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const upToFour = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    /** No decimals: counts, prices. */
    whole: (value: number) => whole.format(value),
    /** Up to two decimals, none for whole numbers: figures that users typed. */
    upToTwo: (value: number) => upToTwo.format(value),
    /** Two decimals: correlations and R2. More where two would show 0 or 1 and the value is not: 0.998, -0.004. */
    two: (value: number) => withDecimals(locale, value),
    /** Two to four decimals: thresholds. */
    upToFour: (value: number) => upToFour.format(value),
    /** A value beyond a limit, with enough decimals to show the difference: "0.80" would not look above 0.80. */
    beyond: (value: number, limit: number) => {
      const digits = [2, 3, 4, 5].find((one) => Number(Math.abs(value).toFixed(one)) > limit) ?? 6;
      return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    },
    /** A percentage with its sign. A positive value never shows as zero. */
    percent: (value: number) => (value > 0 && value < 0.1 ? '<0.1%' : `${one.format(value)}%`),
  };
}

/** Most decimals that tell a value from 1. What is nearer to 1 is the rounding of a computation. */
const MOST_DECIMALS = 6;

function withDecimals(locale: Locale, value: number): string {
  const shown = (decimals: number) => Math.abs(Number(value.toFixed(decimals)));
  if (value !== 0 && shown(2) === 0) return value.toLocaleString(locale, { maximumSignificantDigits: 2 });
  const tellsApart = (decimals: number) => shown(decimals) !== 1 || Math.abs(value) === 1;
  const digits = [2, 3, 4, 5, MOST_DECIMALS].find(tellsApart) ?? 2;
  return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
