/**
 * Long on purpose: the loop over the bytes, and what it calls for each cell, are read together.
 * Reads a plain CSV straight from its bytes: no quotation marks, every row as wide as the header. What isn't plain is left to papaparse,
 * which knows how to word what is wrong.
 */

import { ByteDictionary } from './byte-dictionary.ts';

/**
 * A column as it was read: numbers, with null where a cell is missing; or different texts, and which of them each row has. One in which all
 * cells are missing is of words.
 */
export type ScannedColumn = { name: string } & (
  | {
      kind: 'numbers';
      values: (number | null)[];
      /** Whether a number has leading zeros, or more digits than a number can hold. */
      hasCodes: boolean;
    }
  | { kind: 'words'; words: (string | null)[]; codes: Int32Array }
);

export interface Scan {
  rows: number;
  columns: ScannedColumn[];
}

export interface ScanOptions {
  /** One ASCII character. */
  separator?: string;
  /** Text that marks a missing cell, besides a blank. */
  missing?: string | undefined;
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

const NUMBERS = 0;
const WORDS = 1;

/**
 * Scans a plain CSV in one pass; in a second one the columns whose first cells were numbers and later ones weren't.
 * @returns undefined when the file isn't plain, isn't UTF-8, has an empty or repeated name, or is too large
 */
export function scanPlain(bytes: Uint8Array, options: ScanOptions): Scan | undefined {
  if (bytes.includes(QUOTE)) return undefined;
  const from = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  const separator = (options.separator ?? ',').charCodeAt(0);
  if (!isUtf8(bytes)) return undefined;
  const begin = skipBlankLines(bytes, from);
  const headerEnd = endOfLine(bytes, begin);
  const names = namesIn(bytes, begin, headerEnd, separator);
  if (names === undefined || names.length > options.maxColumns) return undefined;
  const most = countLines(bytes, headerEnd);
  if (most === 0 || most * names.length > options.maxCells) return undefined;
  const kinds = names.map((name) => (options.staysText?.(name) === true ? WORDS : NUMBERS));
  const marker = options.missing === undefined ? undefined : new TextEncoder().encode(options.missing);
  const table = new TableScan(bytes, separator, kinds, most, marker);
  if (!table.scan(headerEnd + 1)) return undefined;
  if (table.flipped.some(Boolean)) {
    for (const [place, hasFlipped] of table.flipped.entries()) if (hasFlipped) kinds[place] = WORDS;
    table.begin(kinds);
    if (!table.scan(headerEnd + 1)) return undefined;
  }
  if (table.rows === 0) return undefined;
  return table.result(names);
}

/** The state of one scan. Its fields are plain arrays, because each cell reads them. */
class TableScan {
  readonly flipped: boolean[] = [];
  rows = 0;
  private readonly bytes: Uint8Array;
  private readonly separator: number;
  private readonly most: number;
  private readonly marker: Uint8Array | undefined;
  private readonly width: number;
  private kinds: number[] = [];
  private numbers: (Float64Array | undefined)[] = [];
  private missing: (Uint8Array | undefined)[] = [];
  private hasMissing: boolean[] = [];
  private hasCodes: boolean[] = [];
  private found: number[] = [];
  private dictionaries: (ByteDictionary | undefined)[] = [];
  /** What `readNumber` found. */
  private value = 0;
  private isCode = false;

  constructor(bytes: Uint8Array, separator: number, kinds: number[], most: number, marker: Uint8Array | undefined) {
    this.bytes = bytes;
    this.separator = separator;
    this.most = most;
    this.marker = marker;
    this.width = kinds.length;
    this.begin(kinds);
  }

  /** Begins again, with other kinds. Columns that stay as they are keep their memory. */
  begin(kinds: readonly number[]): void {
    this.rows = 0;
    this.kinds = [...kinds];
    for (const [place, kind] of kinds.entries()) {
      this.flipped[place] = false;
      this.hasMissing[place] = false;
      this.hasCodes[place] = false;
      this.found[place] = 0;
      this.numbers[place] = kind === NUMBERS ? new Float64Array(this.most) : undefined;
      this.missing[place] = kind === NUMBERS ? new Uint8Array(this.most) : undefined;
      this.dictionaries[place] = kind === WORDS ? new ByteDictionary(this.bytes, this.most, this.marker) : undefined;
    }
  }

  /** @returns false when a row has another width, or a CR stands alone */
  scan(from: number): boolean {
    const { bytes, separator, width } = this;
    const end = bytes.length;
    let at = from;
    while (at < end) {
      let place = 0;
      let isBlank = true;
      for (;;) {
        const start = at;
        while (at < end && bytes[at] !== separator && bytes[at] !== LF) at += 1;
        let stop = at;
        const isLast = at >= end || bytes[at] === LF;
        if (isLast && stop > start && bytes[stop - 1] === CR) stop -= 1;
        let begin = start;
        while (begin < stop && isSpace(bytes[begin] as number)) begin += 1;
        while (stop > begin && isSpace(bytes[stop - 1] as number)) stop -= 1;
        if (stop > begin) isBlank = false;
        if (isLast && place === 0 && isBlank) {
          // A blank line, unless it's the only column's missing cell: that can't be told apart, and isn't a row either.
          break;
        }
        if (place >= width) return false;
        if (!this.take(place, begin, stop)) return false;
        place += 1;
        if (isLast) break;
        at += 1;
      }
      if (place === width) this.rows += 1;
      else if (place !== 0) return false;
      at += 1;
    }
    return true;
  }

  /** @returns false for a CR inside */
  private take(place: number, begin: number, stop: number): boolean {
    const row = this.rows;
    if (this.kinds[place] === WORDS) return (this.dictionaries[place] as ByteDictionary).take(row, begin, stop);
    if (this.flipped[place] === true) return true;
    if (stop === begin || (this.marker !== undefined && this.isMarker(begin, stop))) {
      (this.missing[place] as Uint8Array)[row] = 1;
      this.hasMissing[place] = true;
      return true;
    }
    if (this.readNumber(begin, stop)) {
      (this.numbers[place] as Float64Array)[row] = this.value;
      this.found[place] = (this.found[place] as number) + 1;
      if (this.isCode) this.hasCodes[place] = true;
      return true;
    }
    if ((this.found[place] as number) > 0) {
      this.flipped[place] = true;
      return true;
    }
    return this.turn(place, begin, stop);
  }

  /** Makes a column of which no cell was a number one of words. */
  private turn(place: number, begin: number, stop: number): boolean {
    const dictionary = new ByteDictionary(this.bytes, this.most, this.marker);
    this.dictionaries[place] = dictionary;
    this.kinds[place] = WORDS;
    // What was there is missing, whether it was blank or the marker.
    if (this.rows > 0) dictionary.take(0, 0, 0);
    return dictionary.take(this.rows, begin, stop);
  }

  private isMarker(begin: number, stop: number): boolean {
    const { bytes, marker } = this;
    if (marker === undefined || stop - begin !== marker.length) return false;
    for (let at = 0; at < marker.length; at += 1) if (bytes[begin + at] !== marker[at]) return false;
    return true;
  }

  /** Reads sign, digits, fraction and exponent. */
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
    let digits = at - first;
    const whole = digits;
    let decimals = 0;
    if (at < stop && bytes[at] === POINT) {
      at += 1;
      const point = at;
      for (; at < stop; at += 1) {
        const byte = bytes[at] as number;
        if (byte < ZERO || byte > NINE) break;
        mantissa = mantissa * 10 + (byte - ZERO);
      }
      decimals = at - point;
      digits += decimals;
    }
    if (digits === 0) return false;
    if (at < stop || digits > EXACT_DIGITS) {
      if (at < stop && !this.isExponent(at, stop)) return false;
      const value = Number(this.text(begin, stop));
      if (!Number.isFinite(value)) return false;
      this.value = value + 0;
      this.isCode =
        at === stop &&
        decimals === 0 &&
        bytes[stop - 1] !== POINT &&
        (!Number.isSafeInteger(value) || (whole > 1 && bytes[first] === ZERO));
      return true;
    }
    const value = decimals === 0 ? mantissa : mantissa / (POWERS[decimals] as number);
    // Adding 0 turns -0 into 0; figures and charts would show "-0".
    this.value = sign === MINUS ? -value + 0 : value;
    this.isCode = decimals === 0 && whole > 1 && bytes[first] === ZERO && bytes[stop - 1] !== POINT;
    return true;
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

  private text(begin: number, stop: number): string {
    return String.fromCharCode(...this.bytes.subarray(begin, stop));
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
          values: this.valuesOf(place),
          hasCodes: this.hasCodes[place] === true,
        });
      }
    }
    return { rows: this.rows, columns };
  }

  private valuesOf(place: number): (number | null)[] {
    const numbers = this.numbers[place] as Float64Array;
    const missing = this.missing[place] as Uint8Array;
    const values = new Array<number | null>(this.rows);
    if (this.hasMissing[place] !== true)
      for (let row = 0; row < this.rows; row += 1) values[row] = numbers[row] as number;
    else
      for (let row = 0; row < this.rows; row += 1) values[row] = missing[row] === 1 ? null : (numbers[row] as number);
    return values;
  }
}

/** The text of each row. */
export function valuesOf(words: readonly (string | null)[], codes: Int32Array): (string | null)[] {
  const values = new Array<string | null>(codes.length);
  for (let row = 0; row < codes.length; row += 1) values[row] = words[codes[row] as number] ?? null;
  return values;
}

/** Spaces of ASCII that `trim` takes off. A line feed never gets here. */
function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= 9 && byte <= 12);
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
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

function skipBlankLines(bytes: Uint8Array, from: number): number {
  let begin = from;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === LF) begin = at + 1;
    else if (!isSpace(byte) && byte !== CR) break;
  }
  return begin;
}

/** @returns undefined for a name that is empty, repeated or has a CR */
function namesIn(bytes: Uint8Array, begin: number, end: number, separator: number): string[] | undefined {
  const line = new TextDecoder().decode(bytes.subarray(begin, bytes[end - 1] === CR ? end - 1 : end));
  if (line.includes('\r')) return undefined;
  const names = line.split(String.fromCharCode(separator)).map((name) => name.trim());
  const isPlain = names.every((name) => name !== '') && new Set(names).size === names.length;
  return isPlain ? names : undefined;
}
