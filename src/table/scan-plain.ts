/**
 * Long on purpose: the loop over the bytes, and what it calls for each cell, are read together.
 * Reads a plain CSV straight from its bytes: every row as wide as the header, and each name in one line. What isn't plain is left to
 * papaparse, which knows how to word what is wrong.
 */

import { ByteDictionary, type PlainEncoding } from './byte-dictionary.ts';
import { readWholeRecords } from './read-records.ts';
import type { DecimalMark, Separator } from './reading/reading.ts';
import type { Texts } from './texts.ts';

/**
 * A column as it was read: numbers, NaN where a cell is missing; or different texts, and which of them each row has. One in which all
 * cells are missing is of words.
 */
export type ScannedColumn = { name: string } & (
  | {
      kind: 'numbers';
      numbers: Float64Array;
      /** Whether a number's marks can only mean what they were taken for: 1.5, 0.234 and 1,234.5, not 1.234 or 1,234. */
      hasOwn: boolean;
      /** Marks of numbers that could be the decimal one or one between thousands. */
      either: readonly DecimalMark[];
      /** How many cells each of the marks for a missing one has. */
      missing: ReadonlyMap<string, number>;
    }
  | ({ kind: 'words' } & Texts)
);

export interface Scan {
  rows: number;
  /** How many lines of the file stand between the header and each row; absent where it's as many as rows: no line is blank, and no cell has a line break. */
  linesBefore?: Int32Array;
  columns: ScannedColumn[];
}

export interface ScanOptions {
  /** A comma where it's left out. */
  separator?: Separator;
  /** A point where it's left out. */
  decimal?: DecimalMark;
  /** Whether a number may have marks between thousands: commas where decimals have a point, and points where they have a comma. */
  mayHaveThousands?: boolean;
  /** Whether a column with leading zeros, with an integer that a number would change, or with 35E8 or +818012345678, is one of words. */
  codesAreWords?: boolean;
  /** Whether the line after the header isn't a row, but names units. */
  hasUnits?: boolean;
  /** Whether the first column may be without a name, and those at the end. */
  mayLackNames?: boolean;
  /** Whether the header has no cell for the first column, so that rows have one more. */
  lacksFirst?: boolean;
  /** Texts that mark a missing number, besides a blank. In a column of words they stay words. */
  missing?: readonly string[];
  /** Whether a column's cells stay texts, even if all are numbers. */
  staysText?: ((name: string) => boolean) | undefined;
  /** Most columns and cells; a larger table isn't read. */
  maxColumns: number;
  maxCells: number;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const PLUS = 43;
const MINUS = 45;
const COMMA = 44;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const UPPER_E = 69;
const LOWER_E = 101;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Digits that a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15;
/** Powers of ten that a double holds exactly; a quotient of two exact doubles is rounded once, so correctly. */
const POWERS = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** Longest text that is a number with a decimal comma, or with marks between thousands. */
const LONGEST_DRESSED = 60;
/** Bytes that are decoded at once to see what they are. */
const PIECE = 65_536;
/** Digits between two marks of thousands. */
const GROUP = 3;

/** Digits after a plus sign from which it's one of a telephone number. */
const TELEPHONE_DIGITS = 10;

const NUMBERS = 0;
const WORDS = 1;

/** What a number's marks say: there are none; they can only mean what they were taken for; a point or a comma could be of decimals or of thousands. Bits. */
const NO_MARK = 0;
const OWN_MARK = 1;
const EITHER_POINT = 2;
const EITHER_COMMA = 4;

/**
 * Scans a plain CSV in one pass; in a second one the columns whose first cells were numbers and later ones weren't.
 * @returns undefined when the file isn't plain, isn't UTF-8, has a repeated name or one that is empty, or is too large
 */
export function scanPlain(file: Uint8Array, options: ScanOptions): Scan | undefined {
  const bytes = BYTE_ORDER_MARK.every((byte, at) => file[at] === byte) ? file.subarray(BYTE_ORDER_MARK.length) : file;
  const separator = (options.separator ?? ',').charCodeAt(0);
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  const begin = skipBlankLines(bytes);
  const headerEnd = endOfLine(bytes, begin);
  const names = namesIn(bytes, begin, headerEnd, options);
  if (names === undefined || names.length > options.maxColumns) return undefined;
  const fits = (rows: number) => rows * names.length <= options.maxCells;
  const lines = countLines(bytes, headerEnd);
  const most = fits(lines) ? lines : countRows(bytes, headerEnd, separator);
  if (most === 0 || !fits(most)) return undefined;
  const kinds = names.map((name) => (options.staysText?.(name) === true ? WORDS : NUMBERS));
  const markers = (options.missing ?? []).map((text) => new TextEncoder().encode(text));
  // In the file it would be written otherwise.
  if (markers.some((marker) => marker.includes(QUOTE))) return undefined;
  const table = new TableScan(bytes, { ...options, separator, kinds, most, markers, encoding });
  const first = (options.hasUnits === true ? endOfLine(bytes, headerEnd + 1) : headerEnd) + 1;
  if (!table.scan(first)) return undefined;
  const words = table.columnsOfWords();
  if (words.length > 0) {
    for (const place of words) kinds[place] = WORDS;
    table.begin(kinds);
    if (!table.scan(first)) return undefined;
  }
  if (table.rows === 0) return undefined;
  return table.result(names);
}

/** The state of one scan. Its fields are plain arrays, because each cell reads them. */
class TableScan {
  rows = 0;
  private readonly flipped: boolean[] = [];
  private readonly bytes: Uint8Array;
  private readonly encoding: PlainEncoding;
  private readonly hasQuotes: boolean;
  private readonly separator: number;
  private readonly decimal: number;
  /** What may stand between thousands; -1 for nothing. */
  private readonly thousands: number;
  /** What the marks say where the decimal mark, or the one between thousands, could be the other. */
  private readonly eitherDecimal: number;
  private readonly eitherThousands: number;
  private readonly codesAreWords: boolean;
  private readonly most: number;
  private readonly markers: readonly Uint8Array[];
  private readonly width: number;
  private kinds: number[] = [];
  private numbers: (Float64Array | undefined)[] = [];
  /** Bits of what the marks of a column's numbers say. */
  private marksIn: number[] = [];
  /** Cells that are each of the markers, by column. */
  private marked: (number[] | undefined)[] = [];
  /** Lines up to here that begin no row: blank ones, and those that go on inside a cell. */
  private breaks = 0;
  private linesBefore: Int32Array | undefined;
  private found: number[] = [];
  private dictionaries: (ByteDictionary | undefined)[] = [];
  /** What `readNumber` found. */
  private value = Number.NaN;
  private isCode = false;
  private marks = NO_MARK;

  constructor(
    bytes: Uint8Array,
    given: {
      separator: number;
      decimal?: DecimalMark;
      mayHaveThousands?: boolean;
      codesAreWords?: boolean;
      kinds: number[];
      most: number;
      markers: readonly Uint8Array[];
      encoding: PlainEncoding;
    },
  ) {
    this.bytes = bytes;
    this.encoding = given.encoding;
    this.hasQuotes = bytes.includes(QUOTE);
    this.separator = given.separator;
    this.decimal = given.decimal === ',' ? COMMA : POINT;
    this.thousands = given.mayHaveThousands === true ? (this.decimal === COMMA ? POINT : COMMA) : -1;
    this.eitherDecimal = this.decimal === COMMA ? EITHER_COMMA : EITHER_POINT;
    this.eitherThousands = this.decimal === COMMA ? EITHER_POINT : EITHER_COMMA;
    this.codesAreWords = given.codesAreWords ?? false;
    this.most = given.most;
    this.markers = given.markers;
    this.width = given.kinds.length;
    this.begin(given.kinds);
  }

  /** Begins again, with other kinds. */
  begin(kinds: readonly number[]): void {
    this.rows = 0;
    this.breaks = 0;
    this.linesBefore = undefined;
    this.kinds = [...kinds];
    for (const [place, kind] of kinds.entries()) {
      this.flipped[place] = false;
      this.marksIn[place] = NO_MARK;
      this.found[place] = 0;
      this.numbers[place] = undefined;
      this.marked[place] = undefined;
      this.dictionaries[place] = kind === WORDS ? new ByteDictionary(this.bytes, this.most, this.encoding) : undefined;
    }
  }

  /** The columns to read anew as words: a later cell is none of a number, or all cells are marks for a missing one. */
  columnsOfWords(): number[] {
    const isOfWords = (place: number) =>
      this.flipped[place] === true || (this.found[place] === 0 && this.marked[place] !== undefined);
    return [...this.kinds.keys()].filter(isOfWords);
  }

  /** @returns false when a row has another width, or a CR or a quotation mark stands in a cell that isn't in quotation marks */
  scan(from: number): boolean {
    const { bytes, separator, width, hasQuotes } = this;
    const end = bytes.length;
    let at = from;
    while (at < end) {
      let place = 0;
      let isBlank = true;
      let isQuoted = false;
      const { breaks } = this;
      for (;;) {
        let begin = at;
        let stop = at;
        const after = this.kinds[place] === NUMBERS ? this.takePlainNumber(place, at) : -1;
        if (after >= 0) {
          at = after;
          isBlank = false;
          place += 1;
          if (at >= end || bytes[at] === LF) break;
          at += 1;
          continue;
        }
        isQuoted = hasQuotes && bytes[at] === QUOTE;
        if (isQuoted) {
          begin = at + 1;
          stop = this.endOfQuoted(begin);
          if (stop < 0) return false;
          at = stop + 1;
          if (at < end && bytes[at] === CR && bytes[at + 1] === LF) at += 1;
          if (at < end && bytes[at] !== separator && bytes[at] !== LF) return false;
          isBlank = false;
        } else {
          while (at < end && bytes[at] !== separator && bytes[at] !== LF) at += 1;
          if (hasQuotes && this.hasQuote(begin, at)) return false;
          stop = at;
          if ((at >= end || bytes[at] === LF) && stop > begin && bytes[stop - 1] === CR) stop -= 1;
        }
        const isLast = at >= end || bytes[at] === LF;
        while (begin < stop && isEdge(bytes[begin] as number, isQuoted)) begin += 1;
        while (stop > begin && isEdge(bytes[stop - 1] as number, isQuoted)) stop -= 1;
        if (stop > begin) isBlank = false;
        if (isLast && place === 0 && isBlank) {
          // A blank line, unless it's the only column's missing cell: that can't be told apart, and isn't a row either.
          this.breaks += 1;
          break;
        }
        if (place >= width) return false;
        if (!this.take(place, begin, stop, isQuoted)) return false;
        place += 1;
        if (isLast) break;
        at += 1;
      }
      if (place === width) {
        if (breaks > 0) this.keepLine(breaks);
        this.rows += 1;
      } else if (place !== 0) return false;
      at += 1;
    }
    return true;
  }

  /**
   * Takes a cell that is a number as most are: sign, digits and fraction, up to the separator or the line feed. Its bytes are read once.
   * @returns where the cell ends; -1 for any other cell, of which nothing was taken
   */
  private takePlainNumber(place: number, from: number): number {
    if (this.markers.length > 0) return -1;
    const { bytes, separator } = this;
    const end = bytes.length;
    let at = from;
    const sign = bytes[at];
    if (sign === MINUS) at += 1;
    const first = at;
    let mantissa = 0;
    let byte = SPACE;
    for (; at < end; at += 1) {
      byte = bytes[at] as number;
      if (byte < ZERO || byte > NINE) break;
      mantissa = mantissa * 10 + (byte - ZERO);
    }
    const whole = at - first;
    if (whole === 0 || (whole > 1 && bytes[first] === ZERO)) return -1;
    let decimals = 0;
    let marks = NO_MARK;
    if (at < end && byte === this.decimal && byte !== separator) {
      at += 1;
      const point = at;
      for (; at < end; at += 1) {
        byte = bytes[at] as number;
        if (byte < ZERO || byte > NINE) break;
        mantissa = mantissa * 10 + (byte - ZERO);
      }
      decimals = at - point;
      // No thousands begin with a zero.
      marks = decimals === GROUP && whole <= GROUP && bytes[first] !== ZERO ? this.eitherDecimal : OWN_MARK;
    }
    if ((at < end && byte !== separator && byte !== LF) || whole + decimals > EXACT_DIGITS) return -1;
    this.put(place, exactValue(mantissa, decimals, sign === MINUS), marks);
    return at;
  }

  /** Puts a number into the row's cell. Room for a column's numbers is made at its first. */
  private put(place: number, value: number, marks: number): void {
    const numbers = this.numbers[place] ?? new Float64Array(this.most).fill(Number.NaN);
    this.numbers[place] = numbers;
    numbers[this.rows] = value;
    this.found[place] = (this.found[place] as number) + 1;
    this.marksIn[place] = (this.marksIn[place] as number) | marks;
  }

  /** Where the quotation mark closes. A doubled one is a part of the cell. @returns -1 when none does */
  private endOfQuoted(from: number): number {
    const { bytes } = this;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      // CR and LF together are one line break.
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.breaks += 1;
      else if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE) return at;
        at += 1;
      }
    }
    return -1;
  }

  /** Keeps in which line a row is, from the first one on that has a blank line or a line break above it. */
  private keepLine(breaks: number): void {
    this.linesBefore ??= Int32Array.from({ length: this.most }, (_, row) => row);
    this.linesBefore[this.rows] = this.rows + breaks;
  }

  private hasQuote(begin: number, stop: number): boolean {
    for (let at = begin; at < stop; at += 1) if (this.bytes[at] === QUOTE) return true;
    return false;
  }

  /** @returns false for a CR inside that isn't in quotation marks */
  private take(place: number, begin: number, stop: number, isQuoted: boolean): boolean {
    const row = this.rows;
    if (this.kinds[place] === WORDS)
      return (this.dictionaries[place] as ByteDictionary).take(row, begin, stop, isQuoted);
    if (this.flipped[place] === true) return true;
    // A missing cell stays NaN.
    if (stop === begin || (this.markers.length > 0 && this.isMarked(place, begin, stop))) return true;
    if (this.readNumber(begin, stop) && !(this.isCode && this.codesAreWords)) {
      this.put(place, this.value, this.marks);
      return true;
    }
    if ((this.found[place] as number) > 0) {
      this.flipped[place] = true;
      return true;
    }
    return this.turn(place, begin, stop, isQuoted);
  }

  /** Makes a column of which no cell was a number one of words. */
  private turn(place: number, begin: number, stop: number, isQuoted: boolean): boolean {
    if (this.marked[place] !== undefined) {
      // What marks a missing number is a word here.
      this.flipped[place] = true;
      return true;
    }
    const dictionary = new ByteDictionary(this.bytes, this.most, this.encoding);
    this.dictionaries[place] = dictionary;
    this.kinds[place] = WORDS;
    // What was there is blank.
    if (this.rows > 0) dictionary.take(0, 0, 0, false);
    return dictionary.take(this.rows, begin, stop, isQuoted);
  }

  /** Counts a cell that is a mark for a missing one. */
  private isMarked(place: number, begin: number, stop: number): boolean {
    const found = this.markers.findIndex((marker) => this.isText(marker, begin, stop));
    if (found < 0) return false;
    const marked = this.marked[place] ?? this.markers.map(() => 0);
    this.marked[place] = marked;
    marked[found] = (marked[found] as number) + 1;
    return true;
  }

  private isText(text: Uint8Array, begin: number, stop: number): boolean {
    if (stop - begin !== text.length) return false;
    for (let at = 0; at < text.length; at += 1) if (this.bytes[begin + at] !== text[at]) return false;
    return true;
  }

  /** Reads a number. What most numbers have is read here: sign, digits and fraction. So the compiler puts it into the loop over the cells. */
  private readNumber(begin: number, stop: number): boolean {
    const { bytes } = this;
    let at = begin;
    const sign = bytes[at];
    if (sign === MINUS || sign === PLUS) at += 1;
    const first = at;
    let mantissa = 0;
    for (; at < stop; at += 1) {
      const byte = bytes[at] as number;
      if (byte < ZERO || byte > NINE) break;
      mantissa = mantissa * 10 + (byte - ZERO);
    }
    const whole = at - first;
    let decimals = 0;
    this.marks = NO_MARK;
    this.isCode = false;
    if (at < stop) {
      if (bytes[at] !== this.decimal) return this.readOther(begin, stop, first, whole);
      at += 1;
      const point = at;
      for (; at < stop; at += 1) {
        const byte = bytes[at] as number;
        if (byte < ZERO || byte > NINE) return this.readOther(begin, stop, first, whole);
        mantissa = mantissa * 10 + (byte - ZERO);
      }
      decimals = at - point;
      this.marks = decimals === GROUP && this.mayBeGroup(first, whole) ? this.eitherDecimal : OWN_MARK;
    } else this.isCode = this.isCodeOf(sign, first, whole);
    if (whole + decimals === 0) return false;
    if (whole + decimals > EXACT_DIGITS) return this.readOther(begin, stop, first, whole);
    this.value = exactValue(mantissa, decimals, sign === MINUS);
    return true;
  }

  /** Reads a number with marks between thousands, with an exponent, or with more digits than a double holds exactly. */
  private readOther(begin: number, stop: number, first: number, whole: number): boolean {
    const { bytes, decimal } = this;
    let at = first + whole;
    const mayBeGroup = this.mayBeGroup(first, whole);
    const groups = mayBeGroup ? this.groupsAt(at, stop) : 0;
    at += groups * (GROUP + 1);
    const hasMark = at < stop && bytes[at] === decimal;
    if (hasMark) at += 1;
    const point = at;
    while (at < stop && isDigit(bytes[at] as number)) at += 1;
    const decimals = at - point;
    const hasExponent = at < stop;
    if (whole + decimals === 0 || (hasExponent && (groups > 0 || !this.isExponent(at, stop)))) return false;
    if ((decimal === COMMA || groups > 0) && stop - begin > LONGEST_DRESSED) return false;
    const value = Number(this.plainText(begin, stop));
    if (!Number.isFinite(value)) return false;
    this.value = value + 0;
    const isWhole = !hasExponent && !hasMark && groups === 0;
    const isCode = isWhole && (!Number.isSafeInteger(value) || this.isCodeOf(bytes[begin], first, whole));
    // 35E8: programs write 3.5e9, 3.5E+9 or 4E+3.
    const isLetter = hasExponent && !hasMark && bytes[at] === UPPER_E && isDigit(bytes[at + 1] as number);
    this.isCode = isCode || isLetter;
    if (groups === 1 && !hasMark) this.marks = this.eitherThousands;
    else if (hasMark && groups === 0 && mayBeGroup && decimals === GROUP && !hasExponent)
      this.marks = this.eitherDecimal;
    else if (hasMark || groups > 0) this.marks = OWN_MARK;
    return true;
  }

  /** Whether the digits of an integer say more than its value: leading zeros, or the plus sign of a telephone number. */
  private isCodeOf(sign: number | undefined, first: number, digits: number): boolean {
    return (digits > 1 && this.bytes[first] === ZERO) || (sign === PLUS && digits >= TELEPHONE_DIGITS);
  }

  /** Whether digits can stand before a mark of thousands: three at most, and no zero before them, as in 0,423. */
  private mayBeGroup(first: number, digits: number): boolean {
    return digits > 0 && digits <= GROUP && this.bytes[first] !== ZERO;
  }

  /** How many groups of three digits, each after the mark of thousands, begin here and aren't followed by a digit. */
  private groupsAt(from: number, stop: number): number {
    const { bytes, thousands } = this;
    let groups = 0;
    for (let at = from; at < stop && bytes[at] === thousands; at += GROUP + 1) {
      for (let digit = at + 1; digit <= at + GROUP; digit += 1) {
        if (digit >= stop || !isDigit(bytes[digit] as number)) return 0;
      }
      groups += 1;
    }
    return groups;
  }

  /** A number as JavaScript writes it. */
  private plainText(begin: number, stop: number): string {
    let text = '';
    for (let at = begin; at < stop; at += 1) {
      const byte = this.bytes[at] as number;
      if (byte !== this.thousands) text += byte === this.decimal ? '.' : String.fromCharCode(byte);
    }
    return text;
  }

  private isExponent(from: number, stop: number): boolean {
    const { bytes } = this;
    if (bytes[from] !== UPPER_E && bytes[from] !== LOWER_E) return false;
    let at = from + 1;
    if (bytes[at] === MINUS || bytes[at] === PLUS) at += 1;
    if (at >= stop) return false;
    for (; at < stop; at += 1) if (!isDigit(bytes[at] as number)) return false;
    return true;
  }

  result(names: readonly string[]): Scan | undefined {
    const columns: ScannedColumn[] = [];
    for (const [place, name] of names.entries()) {
      const dictionary = this.dictionaries[place];
      if (dictionary !== undefined) {
        const words = dictionary.words();
        if (words === undefined) return undefined;
        columns.push({ name, kind: 'words', words, codes: dictionary.codes.subarray(0, this.rows) });
      } else if (this.found[place] === 0) {
        columns.push({ name, kind: 'words', words: [null], codes: new Int32Array(this.rows) });
      } else {
        columns.push({
          name,
          kind: 'numbers',
          numbers: (this.numbers[place] as Float64Array).subarray(0, this.rows),
          hasOwn: ((this.marksIn[place] as number) & OWN_MARK) !== 0,
          either: this.eitherIn(place),
          missing: this.missingIn(place),
        });
      }
    }
    const lines = this.linesBefore?.subarray(0, this.rows);
    return { rows: this.rows, ...(lines === undefined ? {} : { linesBefore: lines }), columns };
  }

  private eitherIn(place: number): DecimalMark[] {
    const marks = this.marksIn[place] as number;
    return [
      ...((marks & EITHER_POINT) === 0 ? [] : ['.' as const]),
      ...((marks & EITHER_COMMA) === 0 ? [] : [',' as const]),
    ];
  }

  private missingIn(place: number): Map<string, number> {
    const cells = this.marked[place] ?? [];
    const counts = this.markers.map((text, nth): [string, number] => [new TextDecoder().decode(text), cells[nth] ?? 0]);
    return new Map(counts.filter(([, count]) => count > 0));
  }
}

/** Spaces of ASCII that `trim` takes off, line feeds among them. */
function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= 9 && byte <= 12);
}

/** What `trim` takes off a cell. Outside quotation marks, a CR ends a row. */
function isEdge(byte: number, isQuoted: boolean): boolean {
  return isSpace(byte) || (isQuoted && byte === CR);
}

/** A number of at most `EXACT_DIGITS` digits. */
function exactValue(mantissa: number, decimals: number, isNegative: boolean): number {
  const value = decimals === 0 ? mantissa : mantissa / (POWERS[decimals] as number);
  // Adding 0 turns -0 into 0; figures and charts would show "-0".
  return isNegative ? -value + 0 : value;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** How the bytes are decoded; undefined when they aren't UTF-8. They are looked at in pieces: a text of 50 MB takes as much memory again. */
function encodingOf(bytes: Uint8Array): PlainEncoding | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isAscii = true;
  for (let from = 0; from < bytes.length; ) {
    // A line feed is never a part of another character.
    const to = Math.min(endOfLine(bytes, Math.min(from + PIECE, bytes.length)) + 1, bytes.length);
    try {
      if (decoder.decode(bytes.subarray(from, to)).length !== to - from) isAscii = false;
    } catch {
      return undefined;
    }
    from = to;
  }
  return isAscii ? 'latin1' : 'utf8';
}

function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LF, from);
  return end < 0 ? bytes.length : end;
}

function countLines(bytes: Uint8Array, from: number): number {
  let lines = 0;
  for (let at = from; at < bytes.length - 1; at = endOfLine(bytes, at + 1)) lines += 1;
  return lines;
}

/** Lines that aren't blank and don't begin inside quotation marks. Where `scan` finds rows, they're as many. It takes longer than `countLines`. */
function countRows(bytes: Uint8Array, from: number, separator: number): number {
  let rows = 0;
  let isInQuotes = false;
  let isBlank = true;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) isInQuotes = !isInQuotes;
    if (byte !== LF || isInQuotes) {
      if (byte === separator || (!isSpace(byte) && byte !== CR)) isBlank = false;
    } else {
      if (!isBlank) rows += 1;
      isBlank = true;
    }
  }
  return isBlank ? rows : rows + 1;
}

function skipBlankLines(bytes: Uint8Array): number {
  let begin = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === LF) begin = at + 1;
    else if (!isSpace(byte) && byte !== CR) break;
  }
  return begin;
}

/** @returns undefined for a name that is empty, repeated, or has a line break or a CR */
function namesIn(
  bytes: Uint8Array,
  begin: number,
  end: number,
  { separator = ',', mayLackNames = false, lacksFirst = false }: ScanOptions,
): string[] | undefined {
  const line = new TextDecoder().decode(bytes.subarray(begin, bytes[end - 1] === CR ? end - 1 : end));
  if (line.includes('\r')) return undefined;
  const written = (
    line.includes('"') ? (readWholeRecords(line, separator)?.[0]?.cells ?? []) : line.split(separator)
  ).map((name) => name.trim());
  if (written.length === 0) return undefined;
  const names = lacksFirst ? ['', ...written] : written;
  const last = names.findLastIndex((name) => name !== '');
  const isPlain = names.every((name, place) => name !== '' || (mayLackNames && (place === 0 || place > last)));
  const named = names.filter((name) => name !== '');
  return isPlain && new Set(named).size === named.length ? names : undefined;
}
