import type { RootContent } from 'mdast';
import { htmlText } from './inline-text.ts';
import { monospaceTable } from './monospace.ts';
import { type FindUrl, mergePieces, type Piece, toRichText } from './to-rich-text.ts';

/** The content of a quotation as pieces of text. Slack's quotations hold only text, so lists become lines. */
export function quotePieces(nodes: readonly RootContent[], findUrl: FindUrl, indent = ''): Piece[] {
  const parts = nodes.map((node) => partOf(node, findUrl, indent)).filter((pieces) => pieces.length > 0);
  return mergePieces(parts.flatMap((pieces, index) => (index === 0 ? pieces : [newline(), ...pieces])));
}

function partOf(node: RootContent, findUrl: FindUrl, indent: string): Piece[] {
  switch (node.type) {
    case 'paragraph':
      return toRichText(node.children, findUrl);
    case 'heading':
      return toRichText(node.children, findUrl, { bold: true });
    case 'code':
      return node.value === '' ? [] : [{ type: 'text', text: node.value, style: { code: true } }];
    case 'table':
      return [{ type: 'text', text: monospaceTable(node), style: { code: true } }];
    case 'html': {
      const text = htmlText(node.value).trim();
      return text === '' ? [] : [{ type: 'text', text }];
    }
    case 'list':
      return node.children.flatMap((item, index) => {
        const mark = node.ordered === true ? `${(node.start ?? 1) + index}. ` : '• ';
        const start: Piece = { type: 'text', text: `${index === 0 ? '' : '\n'}${indent}${mark}` };
        return [start, ...quotePieces(item.children, findUrl, `${indent}    `)];
      });
    case 'blockquote':
    case 'footnoteDefinition':
      return quotePieces(node.children, findUrl, indent);
    default:
      return [];
  }
}

function newline(): Piece {
  return { type: 'text', text: '\n' };
}
