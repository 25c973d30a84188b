import { countTexts, type Texts } from '../texts.ts';
import { type NumberCell, readNumber } from './read-number.ts';
import type { DecimalMark } from './reading.ts';

/** A text that is the same number by both marks, or none by both: it has neither mark, nor a sign that stands for one. */
const SAME_BY_BOTH = /^[ -+\-/-~]{1,60}$/u;

/** A column of numbers, with NaN for a blank cell, and what their marks say. */
interface NumbersColumn {
  kind: 'numbers';
  numbers: Float64Array;
  /** The mark before decimals by which they were read. */
  mark: DecimalMark;
  /** Whether a number is one by this mark alone, as 1,5 is. */
  hasOwn: boolean;
  /** The signs of numbers that are others by the other mark: the comma of 1,234, the point of 1.234. */
  either: readonly DecimalMark[];
  /** What was taken for missing, with how often: only what a person has named. */
  missing: ReadonlyMap<string, number>;
}

/** A column of texts. What is found out of a text is kept, so a text that thousands of rows have is read once. */
export class TextsColumn {
  readonly kind = 'texts';
  readonly words: (string | null)[];
  readonly codes: Int32Array;
  /** How often each text occurs. */
  readonly counts: Int32Array;
  private readonly byPoint: (NumberCell | undefined | null)[];
  private readonly byComma: (NumberCell | undefined | null)[];

  constructor(texts: Texts) {
    this.words = [...texts.words];
    this.codes = texts.codes;
    this.counts = countTexts(texts);
    this.byPoint = new Array(texts.words.length).fill(null);
    this.byComma = new Array(texts.words.length).fill(null);
  }

  /** A text as a number by this mark; undefined for a blank one and for any other text. */
  number(code: number, mark: DecimalMark): NumberCell | undefined {
    const known = mark === '.' ? this.byPoint : this.byComma;
    const found = known[code];
    if (found !== null) return found;
    const text = this.words[code] ?? null;
    const read = text === null ? undefined : readNumber(text, mark);
    if (text !== null && SAME_BY_BOTH.test(text)) {
      this.byPoint[code] = read;
      this.byComma[code] = read;
    } else known[code] = read;
    return read;
  }

  /** Whether a text is a number by either mark. */
  isNumber(code: number): boolean {
    return this.number(code, '.') !== undefined || this.number(code, ',') !== undefined;
  }

  /** Makes these texts blank. @returns those that occur, with how often */
  drop(missing: ReadonlySet<string>): Map<string, number> {
    const dropped = new Map<string, number>();
    for (const [code, text] of this.words.entries()) {
      if (text === null || !missing.has(text)) continue;
      dropped.set(text, this.counts[code] as number);
      this.words[code] = null;
      this.byPoint[code] = undefined;
      this.byComma[code] = undefined;
    }
    return dropped;
  }
}

export type SourceColumn = NumbersColumn | TextsColumn;
