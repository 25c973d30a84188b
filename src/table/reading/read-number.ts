import type { DecimalMark } from './reading.ts';

/** What a cell says beside its digits. */
export interface NumberCell {
  value: number;
  /** The decimal mark by which alone it is a number; undefined where it is one by both. */
  only: DecimalMark | undefined;
  /** The sign that could be the decimal mark or stand between thousands, as in 1,234; undefined where it can only be one of them. */
  either: DecimalMark | undefined;
  isPercent: boolean;
  currency: string | undefined;
  /** Digits that a number would change: leading zeros, an integer that is too large, a form such as 35E8, a telephone number's plus sign. */
  isCode: boolean;
}

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u;
/** 25,649 and 1,234.5, also with spaces or apostrophes between thousands. 0,423 has no thousands. */
const POINT = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:['’]\d{3})+)(?:\.\d*)?$/u;
/** 1,5 */
const COMMA = /^[+-]?(?:\d+,\d*|,\d+)(?:[eE][+-]?\d+)?$/u;
/** 1.234,5 */
const COMMA_GROUPED = /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+|(?:['’]\d{3})+)(?:,\d*)?$/u;

const BEFORE = /^([+-]?)(US\$|A\$|C\$|HK\$|R\$|[$¥€£₩₹])\s?/u;
const AFTER = /\s?(円|元|[$¥€£₩₹]|USD|EUR|GBP|JPY|CHF|ドル|ユーロ)$/u;
const PARENTHESES = /^\(([^()]*)\)$/u;
const LEADING_ZERO = /^[+-]?0\d/u;
/** 35E8: programs write 3.5e9, 3.5E+9 or 4E+3. */
const LETTER_E = /^[+-]?\d+E\d+$/u;
/** +818012345678 */
const TELEPHONE = /^\+\d{10,}$/u;

/** Digits and marks of ASCII, with nothing around them. */
const BARE = /^[0-9+\-.,eE]+$/u;

/** Longer texts are no numbers. */
const MOST = 60;

/**
 * Reads a number as people write them: 25,649, 1.234,5, $12, ¥1,200, 7.47%, (300) and ▲300 for -300, full-width digits. A percentage keeps its
 * figure: 7.47% is 7.47.
 * @param decimal the mark before decimals
 * @returns undefined for a text that is no number by this mark, and for one that overflows
 */
export function readNumber(text: string, decimal: DecimalMark): NumberCell | undefined {
  if (decimal === '.' && PLAIN.test(text)) return cellOf(text, text, undefined);
  if (text.length > MOST || !/[0-9０-９]/u.test(text)) return undefined;
  const { digits, isPercent, currency } = BARE.test(text) ? bare(text) : undress(text);
  const plain = toPlain(digits, decimal);
  return plain === undefined ? undefined : cellOf(digits, plain, { isPercent, currency, decimal });
}

/** Whether a text is a number by a decimal point or by a decimal comma. */
export function isNumberByEither(text: string): boolean {
  return readNumber(text, '.') !== undefined || readNumber(text, ',') !== undefined;
}

function cellOf(
  digits: string,
  plain: string,
  more: { isPercent: boolean; currency: string | undefined; decimal: DecimalMark } | undefined,
): NumberCell | undefined {
  // Adding 0 turns -0 into 0; figures and charts would show "-0".
  const value = Number(plain) + 0;
  if (!Number.isFinite(value)) return undefined;
  const isWhole = /^[+-]?\d+$/u.test(digits);
  const { isPercent = false, currency } = more ?? {};
  return {
    value,
    ...marksOf(digits, more?.decimal ?? '.'),
    isPercent,
    currency,
    isCode: LETTER_E.test(digits) || (isWhole && isCodeOf(digits, value)),
  };
}

/** Whether an integer's digits say more than its value. */
function isCodeOf(digits: string, value: number): boolean {
  return LEADING_ZERO.test(digits) || TELEPHONE.test(digits) || !Number.isSafeInteger(value);
}

function bare(digits: string): ReturnType<typeof undress> {
  return { digits, isPercent: false, currency: undefined };
}

/** Takes off what stands around the digits. */
function undress(text: string): { digits: string; isPercent: boolean; currency: string | undefined } {
  // NFKC: full-width digits and signs become ASCII. U+2212 is the minus of mathematics, ▲ and △ are that of Japanese accounts.
  let digits = text
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replace(/[▲△]\s?/u, '-')
    .replace(/\s/gu, ' ')
    .trim();
  const inside = PARENTHESES.exec(digits)?.[1];
  if (inside !== undefined && !/^\s*[+-]/u.test(inside)) digits = `-${inside.trim()}`;
  const isPercent = digits.endsWith('%');
  if (isPercent) digits = digits.slice(0, -1).trimEnd();
  const before = BEFORE.exec(digits);
  if (before !== null) {
    const rest = digits.slice(before[0].length);
    // $-5 and -$5
    return { digits: before[1] === '' ? rest : `${before[1]}${rest}`, isPercent, currency: before[2] };
  }
  const after = AFTER.exec(digits);
  if (after !== null) return { digits: digits.slice(0, after.index), isPercent, currency: after[1] };
  return { digits, isPercent, currency: undefined };
}

/** A number as JavaScript writes it, or undefined. */
function toPlain(digits: string, decimal: DecimalMark): string | undefined {
  if (decimal === '.') {
    if (PLAIN.test(digits)) return digits;
    return POINT.test(digits) ? digits.replace(/[, '’]/gu, '') : undefined;
  }
  if (COMMA.test(digits)) return digits.replace(',', '.');
  if (COMMA_GROUPED.test(digits)) return digits.replace(/[. '’]/gu, '').replace(',', '.');
  return PLAIN.test(digits) && !digits.includes('.') ? digits : undefined;
}

function marksOf(digits: string, decimal: DecimalMark): Pick<NumberCell, 'only' | 'either'> {
  const hasComma = digits.includes(',');
  if (!hasComma && !digits.includes('.')) return { only: undefined, either: undefined };
  const other = decimal === '.' ? ',' : '.';
  if (toPlain(digits, other) === undefined) return { only: decimal, either: undefined };
  return { only: undefined, either: hasComma ? ',' : '.' };
}
