/** A format of zeros and hyphens alone, as codes have it: `00000`, or `[<=9999]000\\-00;000\\-0000` for each its numbers. */
export type DigitFormat = readonly DigitSection[];

interface DigitSection {
  /** The largest number that it shows. */
  most: number;
  /** Zeros, and hyphens between them. */
  mask: string;
}

const SECTION = /^(?:\[<=(\d{1,15})\])?(0(?:-?0){1,30})$/u;
const ESCAPED_HYPHEN = /\\-|"-"/gu;

/** @returns undefined for any other format, also for `0` */
export function digitFormatOf(format: string): DigitFormat | undefined {
  const sections = format.replace(ESCAPED_HYPHEN, '-').split(';');
  const found = sections.flatMap((section, nth): DigitSection[] => {
    const [, most, mask] = SECTION.exec(section) ?? [];
    // Without a condition, a section that isn't the last one has a meaning of its own: positive numbers, negative ones, zero.
    if (mask === undefined || (most === undefined) !== (nth === sections.length - 1)) return [];
    return [{ most: most === undefined ? Number.MAX_SAFE_INTEGER : Number(most), mask }];
  });
  return found.length === sections.length ? found : undefined;
}

/** A whole number as its format shows it: 12345 is 001-2345 by `000-0000`. @returns undefined for any other number */
export function formatDigits(number: number, format: DigitFormat): string | undefined {
  if (!Number.isSafeInteger(number) || number < 0) return undefined;
  const mask = format.find(({ most }) => number <= most)?.mask ?? '';
  const zeros = mask.replaceAll('-', '').length;
  const digits = String(number).padStart(zeros, '0');
  // More digits than zeros stand before the first one.
  let at = digits.length - zeros;
  return digits.slice(0, at) + mask.replace(/0/gu, () => digits[at++] as string);
}
