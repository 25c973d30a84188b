import Papa from 'papaparse';

/**
 * Where a cell may begin: at the start of a text, and after what separates cells or rows in another country's settings. A spreadsheet
 * that separates at semicolons reads `"x;=cmd"` as two cells, because the quotation mark isn't at the edge of its cell. So a text that
 * begins with a formula there, also behind quotation marks, gets an apostrophe.
 */
const BEGINS_FORMULA = /(?<=^|[;\t\r\n])(["']*)(?=[=+\-@\t\r＝＋－＠])/gu;
const ESCAPED = /(?<=^|[;\t\r\n])'(["']*)(?=[=+\-@\t\r＝＋－＠])/gu;

/**
 * Writes rows as CSV (RFC 4180). Every CSV of the app is written here. It is safe to open in spreadsheets, whether they separate at
 * commas, semicolons or tabs: an apostrophe precedes each text that would run as a formula
 * (https://owasp.org/www-community/attacks/CSV_Injection). Numbers stay numbers.
 * @param fields the header
 */
export function csvText(
  fields: readonly string[],
  data: readonly (readonly (string | number)[])[],
  newline: '\n' | '\r\n',
): string {
  const cells = data.map((row) => row.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell)));
  const text = Papa.unparse({ fields: fields.map(escapeFormula), data: cells }, { newline });
  return `${text}${newline}`;
}

/** Writes rows for below others of `csvText`. */
export function csvRows(data: readonly (readonly (string | number)[])[], newline: '\n' | '\r\n'): string {
  const cells = data.map((row) => row.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell)));
  return `${Papa.unparse(cells, { newline })}${newline}`;
}

/** Writes rows that only the app itself reads: nothing is escaped, and a row without cells is a blank line. */
export function innerRows(data: string[][], delimiter = ','): string {
  return `${Papa.unparse(data, { newline: '\n', delimiter })}\n`;
}

/** Takes a cell of `csvText` back to the text that was written. */
export function unescapeFormula(text: string): string {
  return text.includes("'") ? text.replace(ESCAPED, '$1') : text;
}

function escapeFormula(text: string): string {
  return text.replace(BEGINS_FORMULA, "'$1");
}
