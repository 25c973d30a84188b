const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
/** What may stand between cells, after which a quotation mark opens one. */
const SEPARATORS = new Set([TAB, ...[...',;|'].map((mark) => mark.charCodeAt(0))]);

/**
 * Whether a CSV surely has more rows than so many, without reading its cells: lines that aren't blank and don't begin inside quotation marks. It
 * counts no row that isn't there, and stops at the limit. Lines above and below the table count, too.
 * @param bytes in an encoding whose separators, quotation marks and line breaks are those of ASCII, which UTF-16 isn't
 */
export function hasMoreRows(bytes: Uint8Array, most: number): boolean {
  let breaks = 0;
  // Most files have fewer lines, which is quickly seen.
  for (let at = bytes.indexOf(LF); at >= 0 && breaks <= most; at = bytes.indexOf(LF, at + 1)) breaks += 1;
  for (let at = bytes.indexOf(CR); at >= 0 && breaks <= most; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) breaks += 1;
  }
  // The last line may lack its break.
  return breaks >= most && countRows(bytes, most) > most;
}

/** Rows up to one more than so many. */
function countRows(bytes: Uint8Array, most: number): number {
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
      opens = SEPARATORS.has(byte);
      if (byte !== SPACE && byte !== TAB) isBlank = false;
    }
  }
  return isBlank ? rows : rows + 1;
}

/** Where a quoted cell closes; a doubled quotation mark is a part of it. */
function endOfQuoted(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(QUOTE, from);
  while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  return at < 0 ? bytes.length : at;
}
