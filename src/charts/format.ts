import type { Locale } from '../course/types.ts';

/** Numbers as the reader's language writes them. */
export function formatter(locale: Locale) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const upToTwo = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const upToFour = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    /** No decimals: counts, prices. */
    whole: (value: number) => whole.format(value),
    /** What somebody typed: decimals only where there are any. */
    upToTwo: (value: number) => upToTwo.format(value),
    /** Thresholds: as many decimals as tell them apart, and no noise of their computation. */
    upToFour: (value: number) => upToFour.format(value),
    /** Two decimals: correlations. */
    two: (value: number) => two.format(value),
    /** A share given in percent, with its sign; a share that is not zero is never shown as zero. */
    percent: (value: number) => (value > 0 && value < 0.1 ? '<0.1%' : `${one.format(value)}%`),
  };
}
