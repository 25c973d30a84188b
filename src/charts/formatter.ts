import type { Locale } from '../course/locale.ts';

/** Numbers as the reader's language writes them. */
export function formatter(locale: Locale) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const upToTwo = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const upToFour = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    /** No decimals: counts, prices. */
    whole: (value: number) => whole.format(value),
    /** What somebody typed: decimals only where there are any. */
    upToTwo: (value: number) => upToTwo.format(value),
    /** Two decimals: correlations. */
    two: (value: number) => two.format(value),
    /** Two decimals, four where they say more: thresholds, without the noise of their computation. */
    upToFour: (value: number) => upToFour.format(value),
    /** What exceeds a limit, with as many decimals as show that: "0.80" is not above 0.80. */
    beyond: (value: number, limit: number) => {
      const digits = [2, 3, 4, 5].find((one) => Number(Math.abs(value).toFixed(one)) > limit) ?? 6;
      return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    },
    /** A share given in percent, with its sign; a share that is not zero is never shown as zero. */
    percent: (value: number) => (value > 0 && value < 0.1 ? '<0.1%' : `${one.format(value)}%`),
  };
}
