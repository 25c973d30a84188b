/**
 * Writes a table as Markdown. Its cells are Markdown themselves; a `|` in one stays a character.
 * @param numbers whether all columns but the first are numbers, which stand at the right
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  { numbers = false }: { numbers?: boolean } = {},
): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replace(/(?<!\\)\|/gu, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, nth) => (numbers && nth > 0 ? '---:' : '---'))), ...rows.map(line)].join('\n');
}
