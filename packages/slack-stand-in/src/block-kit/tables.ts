import { isObject, type Json } from '../json.ts';
import { collectText } from './collect-text.ts';
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

/**
 * The check of a `data_table` block: 2 to 201 rows of the same width, with a plain text header first. docs.slack.dev names 101 rows;
 * Slack has been seen to take 201 (slack-morphism 2.30), so the stand-in does too. An app that keeps to 101 is safe with both.
 */
export const dataTable = object(
  {
    type: typed,
    block_id: optional(string(255)),
    rows: required(list(list(cell, 20), 201, 2)),
    caption: required(string(2000)),
    page_size: optional(integer(1, 100)),
    row_header_column_index: optional(integer(0, 19)),
  },
  checkDataTable,
);

/**
 * Characters that the cells of a message's tables may have together.
 * Source: docs.slack.dev/reference/block-kit/blocks/table-block, "the aggregate character count across all table cells for a single
 * message cannot exceed 10,000 characters". A `data_table` takes 20,000.
 */
const CELLS_LIMIT = { table: 10_000, data_table: 20_000 } as const;
type TableType = keyof typeof CELLS_LIMIT;

/**
 * Checks what a message's tables share: `table` and `data_table` together may stand once in a message, and their cells have a limit.
 * Source of the shared limit: slackapi/slack-skills-plugin.
 */
export function checkTables(blocks: Json[], path: string, found: Problem[]): void {
  const tables = blocks.filter(({ type }) => type === 'table' || type === 'data_table');
  if (tables.length > 1) found.push({ path, message: 'only_one_table_allowed' });
  tables.forEach((block) => {
    const most = CELLS_LIMIT[block.type as TableType];
    const characters = collectText(block.rows).reduce((sum, text) => sum + text.length, 0);
    if (characters > most) {
      const at = `${path}/${blocks.indexOf(block)}/rows`;
      found.push({ path: at, message: `must be less than ${most + 1} characters in all cells together` });
    }
  });
}

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
