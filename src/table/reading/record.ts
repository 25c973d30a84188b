/** A row of a file as text, with the line on which it begins (from 1). */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** How many cells of a row have a text. */
export function filledIn({ cells }: CsvRecord): number {
  let filled = 0;
  for (const cell of cells) if (cell.trim() !== '') filled += 1;
  return filled;
}

/** Cells up to the last one with a text. */
export function filledWidth({ cells }: CsvRecord): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]?.trim() === '') width -= 1;
  return width;
}
