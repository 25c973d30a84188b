const LETTERS = 26;
/** The code of the character before A. */
const BEFORE_A = 64;

/** The number of a column, from 1, by its letters: AB is 28. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * LETTERS + letter.charCodeAt(0) - BEFORE_A;
  return column;
}

/** The name of a cell: AB12. @param column its number, from 1 @param row its number, from 1 */
export function nameCell(column: number, row: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / LETTERS)) {
    letters = String.fromCharCode(BEFORE_A + 1 + ((left - 1) % LETTERS)) + letters;
  }
  return `${letters}${row}`;
}
