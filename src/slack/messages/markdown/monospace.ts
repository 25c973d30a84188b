import type { RichTextPreformatted } from '@slack/types';
import type { Table } from 'mdast';
import { inlineText } from './inline-text.ts';
import { cutAt } from './split-pieces.ts';

/** Preformatted text, in as many elements as the limit needs, cut between lines. */
export function preformatted(text: string, limit: number): RichTextPreformatted[] {
  const pieces: string[] = [];
  let open: string | undefined;
  for (const line of text.split('\n').flatMap((each) => cutLine(each, limit))) {
    if (open !== undefined && open.length + 1 + line.length > limit) {
      pieces.push(open);
      open = line;
    } else open = open === undefined ? line : `${open}\n${line}`;
  }
  return [...pieces, open ?? '']
    .map((each) => (each === '' ? ' ' : each))
    .map((each) => ({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: each }] }));
}

function cutLine(line: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

/** A table as aligned text, for places where Slack takes no table. */
export function monospaceTable(table: Table): string {
  const rows = table.children.map((row) =>
    row.children.map((cell) => inlineText(cell.children).replace(/\s+/gu, ' ').trim()),
  );
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const [head = '', ...body] = rows.map((row) =>
    row
      .map((cell, column) => {
        const room = ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)));
        return table.align?.[column] === 'right' ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width, 2 * Math.max(0, widths.length - 1)));
  return [head, rule, ...body].join('\n');
}

/** Width in columns of a monospaced font: full-width characters take two. */
function displayWidth(text: string): number {
  return [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/u.test(char)
        ? 2
        : 1),
    0,
  );
}
