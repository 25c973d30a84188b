import type { Locale } from '../course/locale.ts';

/** Significant digits of a figure that isn't whole. */
const DIGITS = 3;
/** Most significant digits that a double holds for certain. */
const MOST_DIGITS = 15;
/** Most decimals that tell a value from a bound. What is nearer to it is the rounding of a computation. */
const MOST_DECIMALS = 6;
/** Significant digits of a value that the usual decimals would show as 0. */
const SMALL_DIGITS = 2;
/** Beyond these, zeros are too many to count, and the power of ten is shown: 1.2e-7. */
const SMALLEST = 1e-6;
const LARGEST = 1e15;

/**
 * Number formats of a language. None shows 0 for a value that isn't 0, and each differs from its value by at most half a
 * unit of the last digit shown.
 * @param useGrouping `min2` separates thousands from 10,000 on, so that years have no comma
 */
export function formatter(locale: Locale, useGrouping: 'always' | 'min2' = 'always') {
  const fixed = (value: number, least: number, most: number) =>
    withoutMinusZero(value).toLocaleString(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping,
    });
  /** With usual decimals, or with significant digits where these would show 0. */
  const decimals = (value: number, least: number, most: number) =>
    value !== 0 && Number(value.toFixed(most)) === 0
      ? significant(value, SMALL_DIGITS)
      : Math.abs(value) >= LARGEST
        ? significant(value, MOST_DIGITS)
        : fixed(value, least, most);
  /** At least so many significant digits, and never fewer than a whole number has: 0.00123, 12.5, 180,796. */
  const significant = (value: number, digits: number) => {
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size < SMALLEST || size >= LARGEST) return Number(value.toPrecision(digits)).toExponential();
    return fixed(value, 0, Math.max(0, digits - 1 - exponentOf(value)));
  };
  /** With more decimals where two would show a bound that the value does not reach. */
  const apartFrom = (bound: number, value: number, least: number, most: number) => {
    const isApart = (digits: number) => Math.abs(value) === bound || Math.abs(Number(value.toFixed(digits))) !== bound;
    const from = Array.from({ length: MOST_DECIMALS - most }, (_, i) => most + 1 + i);
    const more = isApart(most) ? undefined : from.find(isApart);
    return more === undefined ? decimals(value, least, most) : fixed(value, more, more);
  };
  return {
    /** Counts and figures in the data's own unit: whole from 100 on, else three significant digits. */
    figure: (value: number) => significant(value, DIGITS),
    /** Figures that are shown together, with enough digits to tell different ones apart. */
    figures: (values: readonly number[]): string[] => {
      const different = new Set(values).size;
      const shown = (digits: number) => values.map((value) => significant(value, digits));
      const enough = Array.from({ length: MOST_DIGITS - DIGITS }, (_, i) => DIGITS + i).find(
        (digits) => new Set(shown(digits)).size === different,
      );
      return shown(enough ?? MOST_DIGITS);
    },
    /** Up to one decimal: people. */
    upToOne: (value: number) => decimals(value, 0, 1),
    /** Up to two decimals, none for whole numbers: figures that users typed. */
    upToTwo: (value: number) => decimals(value, 0, 2),
    /** Two decimals: correlations and R2. More where two would show 0 or 1 and the value is not: 0.998, -0.004. */
    two: (value: number) => apartFrom(1, value, 2, 2),
    /** Two to four decimals: thresholds. */
    upToFour: (value: number) => decimals(value, 2, 4),
    /** A value beyond a limit, with enough decimals to show the difference: "0.80" would not look above 0.80. */
    beyond: (value: number, limit: number) => {
      const digits = [2, 3, 4, 5].find((one) => Number(Math.abs(value).toFixed(one)) > limit) ?? MOST_DECIMALS;
      return apartFrom(1, value, digits, digits);
    },
    /** A percentage with its sign, with one decimal. More where one would show 0% or 100% and the value is not. */
    percent: (value: number) => `${apartFrom(100, value, 0, 1)}%`,
  };
}

/** The power of ten of the first significant digit. `Math.log10` may be off by one at powers of ten. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** Adding 0 turns -0 into 0. */
function withoutMinusZero(value: number): number {
  return value + 0;
}
