import type { RichTextBlockElement } from '@slack/types';
import type { List, ListItem, RootContent } from 'mdast';
import { monospaceTable, preformatted } from './monospace.ts';
import { quotePieces } from './quote-pieces.ts';
import { splitPieces } from './split-pieces.ts';
import { type FindUrl, mergePieces, type Piece, toRichText } from './to-rich-text.ts';

const DEEPEST = 8;

type Row =
  | { type: 'item'; ordered: boolean; indent: number; number: number; pieces: Piece[] }
  | { type: 'text'; pieces: Piece[] }
  | { type: 'other'; element: RichTextBlockElement };

/** A list with its nested lists, as Slack's flat sequence of lists with an indent. */
export function listElements(list: List, findUrl: FindUrl, limit: number): RichTextBlockElement[] {
  const rows = listRows(list, 0, findUrl, limit).flatMap((row) => splitRow(row, limit));
  const elements: RichTextBlockElement[] = [];
  let previous: Row | undefined;
  for (const row of rows) {
    const last = elements.at(-1);
    if (row.type === 'other') elements.push(row.element);
    else if (row.type === 'text') elements.push({ type: 'rich_text_section', elements: row.pieces });
    else if (last?.type === 'rich_text_list' && continues(row, previous)) {
      last.elements.push({ type: 'rich_text_section', elements: row.pieces });
    } else {
      elements.push({
        type: 'rich_text_list',
        style: row.ordered ? 'ordered' : 'bullet',
        indent: row.indent,
        ...(row.ordered && row.number > 1 ? { offset: row.number - 1 } : {}),
        elements: [{ type: 'rich_text_section', elements: row.pieces }],
      });
    }
    previous = row;
  }
  return elements;
}

function continues(row: Extract<Row, { type: 'item' }>, previous: Row | undefined): boolean {
  if (previous?.type !== 'item' || previous.indent !== row.indent || previous.ordered !== row.ordered) return false;
  return !row.ordered || row.number === previous.number + 1;
}

function splitRow(row: Row, limit: number): Row[] {
  if (row.type === 'other') return [row];
  return splitPieces(row.pieces, limit).map((pieces, index) =>
    index === 0 ? { ...row, pieces } : { type: 'text', pieces },
  );
}

function listRows(list: List, indent: number, findUrl: FindUrl, limit: number): Row[] {
  const first = Math.min(list.start ?? 1, 90_000);
  return list.children.flatMap((item, index) => {
    const head: Row = {
      type: 'item',
      ordered: list.ordered === true,
      indent: Math.min(indent, DEEPEST),
      number: first + index,
      pieces: [],
    };
    return itemRows(item, head, indent, findUrl, limit);
  });
}

function itemRows(
  item: ListItem,
  head: Extract<Row, { type: 'item' }>,
  indent: number,
  findUrl: FindUrl,
  limit: number,
): Row[] {
  const rows: Row[] = [head];
  if (typeof item.checked === 'boolean') head.pieces = [{ type: 'text', text: item.checked ? '☑ ' : '☐ ' }];
  let written = false;
  const write = (pieces: Piece[]): void => {
    const last = rows.at(-1);
    if (pieces.length === 0) return;
    if (last?.type === 'item' && last === head) {
      head.pieces = mergePieces([
        ...head.pieces,
        ...(written ? [{ type: 'text' as const, text: '\n' }] : []),
        ...pieces,
      ]);
    } else rows.push({ type: 'text', pieces });
    written = true;
  };
  for (const child of item.children) {
    if (child.type === 'list') rows.push(...listRows(child, indent + 1, findUrl, limit));
    else if (child.type === 'code' || child.type === 'table') {
      const text = child.type === 'code' ? child.value : monospaceTable(child);
      rows.push(...preformatted(text, limit).map((element): Row => ({ type: 'other', element })));
    } else write(piecesOf(child, findUrl));
  }
  if (head.pieces.length === 0) head.pieces = [{ type: 'text', text: ' ' }];
  return rows;
}

function piecesOf(node: RootContent, findUrl: FindUrl): Piece[] {
  if (node.type === 'paragraph') return toRichText(node.children, findUrl);
  if (node.type === 'heading') return toRichText(node.children, findUrl, { bold: true });
  return quotePieces([node], findUrl);
}
