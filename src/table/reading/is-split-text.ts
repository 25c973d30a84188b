import type { CsvRecord } from './record.ts';

/** A space before a text. */
const SPACED = /^ +\S/u;

/**
 * Whether rows have a cell more than the header because the texts of a column have the separator, as in `12 Main St, Apt 4`: a space follows it
 * in the first row, and in most rows, but in no name.
 */
export function isSplitText(header: CsvRecord, rows: readonly CsvRecord[]): boolean {
  if (header.cells.some((name) => SPACED.test(name))) return false;
  const [firstRow] = rows;
  return header.cells.some((_, nth) => {
    const texts = rows.map(({ cells }) => cells[nth + 1] ?? '').filter((text) => text.trim() !== '');
    return (
      SPACED.test(firstRow?.cells[nth + 1] ?? '') && texts.filter((text) => SPACED.test(text)).length * 2 > texts.length
    );
  });
}
