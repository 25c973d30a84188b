import type { RichTextBlock, TableBlock } from '@slack/types';
import type { Table } from 'mdast';
import { lengthOf } from './split-pieces.ts';
import { type FindUrl, type Piece, toRichText } from './to-rich-text.ts';

/** Slack's limits for a table block; `characters` leaves room for the rest of the message. */
const LIMITS = { rows: 100, columns: 20, characters: 8000, cell: 2000 };

/** A table block with a bold header row; undefined when the table is larger than Slack accepts. */
export function tableBlock(table: Table, findUrl: FindUrl): TableBlock | undefined {
  const width = Math.max(...table.children.map((row) => row.children.length));
  if (table.children.length > LIMITS.rows || width > LIMITS.columns || width < 1) return undefined;
  const rows = table.children.map((row, index) =>
    Array.from({ length: width }, (_, column) =>
      toRichText(row.children[column]?.children ?? [], findUrl, index === 0 ? { bold: true } : {}),
    ),
  );
  const lengths = rows.flat().map(lengthOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total > LIMITS.characters || Math.max(...lengths) > LIMITS.cell) return undefined;
  return {
    type: 'table',
    rows: rows.map((row) => row.map(cellOf)),
    column_settings: Array.from({ length: width }, (_, column) => ({
      align: table.align?.[column] ?? 'left',
      is_wrapped: true,
    })),
  };
}

function cellOf(pieces: Piece[]): RichTextBlock {
  const elements: Piece[] = pieces.length === 0 ? [{ type: 'text', text: ' ' }] : pieces;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
