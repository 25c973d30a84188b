import type { Locale } from '../course/locale.ts';

/** Number formats of a language. */
export function formatter(locale: Locale) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const upToTwo = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const upToFour = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    /** No decimals: counts, prices. */
    whole: (value: number) => whole.format(value),
    /** Up to two decimals, none for whole numbers: figures that users typed. */
    upToTwo: (value: number) => upToTwo.format(value),
    /** Two decimals: correlations. */
    two: (value: number) => two.format(value),
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
