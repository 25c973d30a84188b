import { utf16Of } from './reading/guess-encoding.ts';
import { SEPARATORS } from './reading/reading.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
/** After what stands between cells, a quotation mark opens one. */
const BETWEEN_CELLS = new Set(SEPARATORS.map((mark) => mark.charCodeAt(0)));

/**
 * Whether a CSV surely has more rows than so many, without reading its cells: lines that aren't blank and don't begin inside quotation marks. It
 * counts no row that isn't there, and stops at the limit. Lines above and below the table count, too.
 * @param file UTF-16, or any encoding whose separators, quotation marks and line breaks are those of ASCII
 */
export function hasMoreRows(file: Uint8Array, most: number): boolean {
  const bytes = unitsOf(file);
  if (bytes === undefined) return false;
  let breaks = 0;
  // Most files have fewer lines, which is quickly seen.
  for (let at = bytes.indexOf(LF); at >= 0 && breaks <= most; at = bytes.indexOf(LF, at + 1)) breaks += 1;
  for (let at = bytes.indexOf(CR); at >= 0 && breaks <= most; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) breaks += 1;
  }
  // The last line may lack its break.
  return breaks >= most && countRows(bytes, most) > most;
}

/** What a file's characters are written in: bytes, or two at a time in UTF-16. @returns undefined for what isn't a text */
function unitsOf(file: Uint8Array): Uint8Array | Uint16Array | undefined {
  if (!file.includes(0)) return file;
  const encoding = utf16Of(file);
  if (encoding === undefined) return undefined;
  const little = Uint8Array.from(file.subarray(0, file.length - (file.length % 2)));
  if (encoding === 'utf-16be') Buffer.from(little.buffer).swap16();
  return new Uint16Array(little.buffer);
}

/** Rows up to one more than so many. */
function countRows(bytes: Uint8Array | Uint16Array, most: number): number {
  let rows = 0;
  let isBlank = true;
  let opens = true;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === LF || byte === CR) {
      if (!isBlank) rows += 1;
      if (rows > most) return rows;
      isBlank = true;
      opens = true;
    } else if (byte === QUOTE && opens) {
      at = endOfQuoted(bytes, at + 1);
      isBlank = false;
      opens = false;
    } else {
      opens = BETWEEN_CELLS.has(byte);
      if (byte !== SPACE && byte !== TAB) isBlank = false;
    }
  }
  return isBlank ? rows : rows + 1;
}

/** Where a quoted cell closes; a doubled quotation mark is a part of it. */
function endOfQuoted(bytes: Uint8Array | Uint16Array, from: number): number {
  let at = bytes.indexOf(QUOTE, from);
  while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  return at < 0 ? bytes.length : at;
}
