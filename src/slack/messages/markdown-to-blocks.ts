import type { KnownBlock, RichTextBlock, RichTextBlockElement, RichTextList } from '@slack/types';
import type { PhrasingContent, RootContent } from 'mdast';
import { parseMarkdown } from '../../course/parse-markdown.ts';
import { header, LIMITS } from './kit.ts';
import { findUrlsIn } from './markdown/find-urls.ts';
import { htmlText, inlineText } from './markdown/inline-text.ts';
import { listElements } from './markdown/list-elements.ts';
import { listOfRows } from './markdown/list-of-rows.ts';
import { monospaceTable, preformatted } from './markdown/monospace.ts';
import { quotePieces } from './markdown/quote-pieces.ts';
import { lengthOf, splitPieces } from './markdown/split-pieces.ts';
import { tableBlock } from './markdown/table-block.ts';
import { toMrkdwn } from './markdown/to-mrkdwn.ts';
import { type FindUrl, type Piece, toRichText } from './markdown/to-rich-text.ts';

/** Limit of every block except a table: as many characters as a section takes. */
const LIMIT = LIMITS.section;

/** How a table looks: as a block, which a message takes once, or as a list of its rows, which a modal takes, too. */
export type TableStyle = 'block' | 'list';

/**
 * Markdown (CommonMark and GitHub's tables) as Slack blocks. Paragraphs become sections; lists, quotations and code become rich text.
 * The first table becomes a table and further ones monospaced text, because Slack takes one table a message. Text that is too long
 * for a block is cut between paragraphs, items or sentences. The result may exceed `MESSAGE_LIMITS`, which `lessons check` refuses.
 * Source: docs.slack.dev, Block Kit reference.
 */
export function markdownToBlocks(markdown: string, tables: TableStyle = 'block'): KnownBlock[] {
  const tree = parseMarkdown(markdown);
  const findUrl = findUrlsIn(tree);
  let hasTable = false;
  return tree.children.flatMap((node): KnownBlock[] => {
    if (node.type === 'table' && tables === 'list') return blocksOf(listOfRows(node), findUrl);
    if (node.type === 'table') {
      const block = hasTable ? undefined : tableBlock(node, findUrl);
      if (block === undefined) return richText(preformatted(monospaceTable(node), LIMIT));
      hasTable = true;
      return [block];
    }
    return blocksOf(node, findUrl);
  });
}

function blocksOf(node: RootContent, findUrl: FindUrl): KnownBlock[] {
  switch (node.type) {
    case 'heading':
      return headingBlocks(node.children, node.depth, findUrl);
    case 'paragraph':
      return paragraphBlocks(node.children, findUrl);
    case 'list':
      return richText(listElements(node, findUrl, LIMIT));
    case 'code':
      return richText(preformatted(node.value, LIMIT));
    case 'blockquote':
      return richText(
        splitPieces(quotePieces(node.children, findUrl), LIMIT)
          .filter((pieces) => hasWords(pieces))
          .map((elements) => ({ type: 'rich_text_quote', elements })),
      );
    case 'thematicBreak':
      return [{ type: 'divider' }];
    case 'html':
      return sections([{ type: 'text', text: htmlText(node.value).trim() }]);
    case 'footnoteDefinition': {
      const label: Piece = { type: 'text', text: `[${node.label ?? node.identifier}] ` };
      return sections([label, ...quotePieces(node.children, findUrl)]);
    }
    default:
      return [];
  }
}

function headingBlocks(children: PhrasingContent[], depth: number, findUrl: FindUrl): KnownBlock[] {
  const text = inlineText(children).replace(/\s+/gu, ' ').trim();
  if (text === '') return [];
  if (depth <= 2 && text.length <= LIMITS.header) return [header(text)];
  return sections(toRichText(children, findUrl, { bold: true }));
}

function paragraphBlocks(children: PhrasingContent[], findUrl: FindUrl): KnownBlock[] {
  const pieces = toRichText(children, findUrl);
  const text = toMrkdwn(children, findUrl);
  if (text === undefined || text.length > LIMIT) return sections(pieces);
  // `verbatim` keeps @here in a lesson from notifying anybody. `expand` shows the whole text.
  return hasWords(pieces) ? [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true }, expand: true }] : [];
}

function sections(pieces: Piece[]): RichTextBlock[] {
  return splitPieces(pieces, LIMIT)
    .filter(hasWords)
    .flatMap((elements) => richText([{ type: 'rich_text_section', elements }]));
}

/** Fills as few blocks as the limit allows. A list may continue in the next block. */
function richText(elements: RichTextBlockElement[]): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let room = 0;
  for (const element of elements.flatMap(splitList)) {
    const length = lengthOfElement(element);
    const last = blocks.at(-1);
    if (last !== undefined && length <= room) last.elements.push(element);
    else {
      blocks.push({ type: 'rich_text', elements: [element] });
      room = LIMIT;
    }
    room -= length;
  }
  return blocks;
}

/** Splits a list that is longer than a block into lists that continue its numbers. */
function splitList(element: RichTextBlockElement): RichTextBlockElement[] {
  if (element.type !== 'rich_text_list' || lengthOfElement(element) <= LIMIT) return [element];
  const lists = [{ ...element, elements: [] as typeof element.elements }];
  element.elements.forEach((item, index) => {
    const last = lists.at(-1);
    const offset = (startOf(element) ?? 0) + index;
    if (last === undefined || lengthOfElement({ ...last, elements: [...last.elements, item] }) > LIMIT) {
      lists.push({ ...element, ...(element.style === 'ordered' ? { offset } : {}), elements: [item] });
    } else last.elements.push(item);
  });
  return lists.filter((list) => list.elements.length > 0);
}

/** Slack documents `offset` of an ordered list, but its types lack it. */
function startOf(list: RichTextList & { offset?: number }): number | undefined {
  return list.offset;
}

function lengthOfElement(element: RichTextBlockElement): number {
  if (element.type !== 'rich_text_list') return lengthOf(element.elements as Piece[]);
  return element.elements.reduce((sum, item) => sum + lengthOf(item.elements as Piece[]), 0);
}

function hasWords(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => (piece.text ?? '').trim() !== '');
}
