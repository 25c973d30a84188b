import { isObject, type Json } from '../json.ts';
import type { Problem } from './problem.ts';
import { richText } from './rich-text.ts';
import { boolean, byType, integer, list, object, oneOf, optional, required, string, typed } from './schema.ts';

const number: Parameters<typeof required>[0] = (value, path, found) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) found.push({ path, message: 'must provide a number' });
};

const cell = byType({
  raw_text: object({ type: typed, text: required(string(3000)) }),
  raw_number: object({ type: typed, value: required(number), text: required(string(3000)) }),
  rich_text: richText,
});

/** The check of a `table` block: up to 100 rows of up to 20 cells. */
export const table = object({
  type: typed,
  block_id: optional(string(255)),
  rows: required(list(list(cell, 20), 100)),
  column_settings: optional(
    list(
      (value, path, found, place) => {
        // Slack accepts null for a column with default settings.
        if (value === null) return;
        const setting = object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) });
        setting(value, path, found, place);
      },
      20,
      0,
    ),
  ),
});

/** The check of a `data_table` block: 2 to 101 rows of the same width, with a plain text header first. */
export const dataTable = object(
  {
    type: typed,
    block_id: optional(string(255)),
    rows: required(list(list(cell, 20), 101, 2)),
    caption: required(string(2000)),
    page_size: optional(integer(1, 100)),
    row_header_column_index: optional(integer(0, 19)),
  },
  checkDataTable,
);

function checkDataTable(block: Json, path: string, found: Problem[]): void {
  const rows = Array.isArray(block.rows) ? block.rows.filter(Array.isArray) : [];
  const width = rows[0]?.length;
  rows.forEach((row, index) => {
    if (row.length !== width)
      found.push({ path: `${path}/rows/${index}`, message: 'must have as many cells as the header' });
  });
  if (rows[0]?.some((one: unknown) => isObject(one) && one.type === 'rich_text')) {
    found.push({ path: `${path}/rows/0`, message: 'must not hold rich_text' });
  }
}
