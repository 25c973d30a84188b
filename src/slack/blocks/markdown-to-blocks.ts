import type { KnownBlock } from '@slack/types';
import type { List, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { escapeMrkdwn, LIMITS, section } from './kit.ts';

/**
 * Markdown (CommonMark and tables) as Slack sections: paragraphs, lists, quotations and code keep their meaning; a
 * text longer than a section is split between paragraphs, at worst between sentences. Source: docs.slack.dev, mrkdwn.
 */
export function markdownToBlocks(markdown: string): KnownBlock[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const blocks: KnownBlock[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') blocks.push(section(text));
    text = '';
  };
  for (const node of tree.children) {
    if (node.type === 'thematicBreak') {
      flush();
      blocks.push({ type: 'divider' });
      continue;
    }
    for (const piece of splitLong(blockText(node))) {
      if (text.length + 2 + piece.length > LIMITS.section) flush();
      text = text === '' ? piece : `${text}\n\n${piece}`;
    }
  }
  flush();
  return blocks;
}

function blockText(node: RootContent): string {
  switch (node.type) {
    case 'heading':
      return `*${inline(node.children).replaceAll('*', '')}*`;
    case 'paragraph':
      return inline(node.children);
    case 'list':
      return listText(node, 0);
    case 'blockquote':
      return node.children
        .map(blockText)
        .join('\n')
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'code':
      return `\`\`\`\n${escapeMrkdwn(node.value)}\n\`\`\``;
    case 'table':
      return tableText(node);
    case 'html':
      return escapeMrkdwn(node.value);
    default:
      return '';
  }
}

function listText(list: List, depth: number): string {
  return list.children
    .map((item, index) => {
      const mark = list.ordered ? `${(list.start ?? 1) + index}.` : depth === 0 ? '•' : '◦';
      const lines = item.children.map((child) => (child.type === 'list' ? listText(child, depth + 1) : blockText(child)));
      return `${'    '.repeat(depth)}${mark} ${lines.join('\n')}`;
    })
    .join('\n');
}

/** Slack's mrkdwn has no tables; columns are kept by padding in a code block. */
function tableText(table: Table): string {
  const rows = table.children.map((row) => row.children.map((cell) => plainText(cell.children)));
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => displayWidth(row[i] ?? ''))));
  const line = (row: string[]) =>
    row.map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(cell)))).join('  ').trimEnd();
  return `\`\`\`\n${escapeMrkdwn(rows.map(line).join('\n'))}\n\`\`\``;
}

/** Columns in a monospaced font: full-width characters take two. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(char) ? 2 : 1), 0);
}

function inline(nodes: PhrasingContent[]): string {
  return nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return escapeMrkdwn(node.value);
        case 'strong':
          return marked('*', inline(node.children));
        case 'emphasis':
          return marked('_', inline(node.children));
        case 'delete':
          return marked('~', inline(node.children));
        case 'inlineCode':
          return `\`${escapeMrkdwn(node.value)}\``;
        case 'link':
          return `<${node.url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${inline(node.children)}>`;
        case 'break':
          return '\n';
        default:
          return 'value' in node && typeof node.value === 'string' ? escapeMrkdwn(node.value) : '';
      }
    })
    .join('');
}

/** Slack sees a mark only at the edge of a word; a zero-width space makes one where Japanese has no spaces. */
function marked(mark: string, text: string): string {
  return text === '' ? '' : `\u200B${mark}${text}${mark}\u200B`;
}

function plainText(nodes: PhrasingContent[]): string {
  return nodes
    .map((node) => ('value' in node ? String(node.value) : 'children' in node ? plainText(node.children) : ''))
    .join('');
}

/** Pieces that fit a section: cut after a sentence, where a single sentence is too long after any character. */
function splitLong(text: string): string[] {
  if (text === '') return [];
  if (text.length <= LIMITS.section) return [text];
  const head = text.slice(0, LIMITS.section);
  const end = Math.max(head.lastIndexOf('。'), head.lastIndexOf('. '), head.lastIndexOf('\n'));
  const cut = end > 0 ? end + 1 : LIMITS.section;
  return [text.slice(0, cut).trimEnd(), ...splitLong(text.slice(cut).trimStart())];
}
