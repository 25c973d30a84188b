import type { RichTextLink, RichTextText } from '@slack/types';
import type { Nodes, PhrasingContent } from 'mdast';
import { htmlText, inlineText, joinSoftBreaks } from './inline-text.ts';

/** The elements of rich text that Markdown can produce. */
export type Piece = RichTextText | RichTextLink;

/** Looks up the URL of a link or image, also of one that is defined elsewhere in the text; undefined where it has none. */
export type FindUrl = (node: Nodes) => string | undefined;

type Style = NonNullable<RichTextText['style']>;

/** Inline Markdown as rich text. Styles are properties there, so no character needs an escape. */
export function toRichText(nodes: readonly PhrasingContent[], findUrl: FindUrl, style: Style = {}): Piece[] {
  return mergePieces(nodes.flatMap((node) => one(node, findUrl, style)));
}

function one(node: PhrasingContent, findUrl: FindUrl, style: Style): Piece[] {
  switch (node.type) {
    case 'text':
      return text(joinSoftBreaks(node.value), style);
    case 'strong':
      return toRichText(node.children, findUrl, { ...style, bold: true });
    case 'emphasis':
      return toRichText(node.children, findUrl, { ...style, italic: true });
    case 'delete':
      return toRichText(node.children, findUrl, { ...style, strike: true });
    case 'inlineCode':
      return text(node.value, { ...style, code: true });
    case 'html':
      return text(htmlText(node.value), style);
    case 'link':
    case 'linkReference':
    case 'image':
    case 'imageReference': {
      const url = findUrl(node);
      const label = inlineText([node]);
      if (url === undefined) return text(label, style);
      return [{ type: 'link', url, text: label.trim() === '' ? url : label, ...styled(style) }];
    }
    default:
      return text(inlineText([node]), style);
  }
}

function text(value: string, style: Style): Piece[] {
  return value === '' ? [] : [{ type: 'text', text: value, ...styled(style) }];
}

function styled(style: Style): { style?: Style } {
  return Object.keys(style).length === 0 ? {} : { style };
}

/** Joins neighbours of the same style. */
export function mergePieces(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const same = JSON.stringify(last?.style) === JSON.stringify(piece.style);
    if (last?.type === 'text' && piece.type === 'text' && same) {
      merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    } else merged.push(piece);
  }
  return merged;
}
