import type { PhrasingContent } from 'mdast';
import { escapeTokens, hasMark, linked } from '../kit.ts';
import { inlineText } from './inline-text.ts';
import { stripEnd, stripStart } from './strip-ends.ts';
import type { FindUrl } from './to-rich-text.ts';

/**
 * A paragraph in Slack's mrkdwn; undefined when mrkdwn cannot express it. Mrkdwn cannot escape its own marks: a lone `*` or `_`
 * at the edge of a word, or a line that begins with `>`, would become markup. Rich text has no marks.
 */
export function toMrkdwn(nodes: readonly PhrasingContent[], findUrl: FindUrl): string | undefined {
  try {
    const text = inline(nodes, findUrl)
      .replace(/\u200B{2,}/gu, '\u200B')
      .replace(/^\u200B|\u200B$/gu, '')
      .trim();
    return /^(?:&gt;|[*_~`]?\s*$)/mu.test(text) ? undefined : text;
  } catch (error) {
    if (error instanceof Unspeakable) return undefined;
    throw error;
  }
}

class Unspeakable extends Error {}

function inline(nodes: readonly PhrasingContent[], findUrl: FindUrl): string {
  return nodes.map((node) => one(node, findUrl)).join('');
}

function one(node: PhrasingContent, findUrl: FindUrl): string {
  switch (node.type) {
    case 'strong':
      return marked('*', inline(node.children, findUrl));
    case 'emphasis':
      return marked('_', inline(node.children, findUrl));
    case 'delete':
      return marked('~', inline(node.children, findUrl));
    case 'inlineCode':
      if (node.value.includes('`') || node.value.trim() === '') throw new Unspeakable();
      return marked('`', escapeTokens(node.value.replaceAll('\n', ' ')));
    case 'link':
    case 'linkReference':
    case 'image':
    case 'imageReference': {
      const url = findUrl(node);
      const label = inlineText([node]).replaceAll('\n', ' ').trim();
      if (url === undefined) return plain(label);
      return linked(escapeTokens(label === '' ? url : label), url);
    }
    default:
      return plain(inlineText([node]));
  }
}

function plain(text: string): string {
  if (hasMark(text)) throw new Unspeakable();
  return escapeTokens(text);
}

/** Slack recognises a mark only at the edge of a word. Zero-width spaces make an edge in Japanese, which has no spaces. */
function marked(mark: string, text: string): string {
  const core = stripEnd(stripStart(text, '\u200B'), '\u200B');
  if (core !== core.trim() || core.includes('\n') || core === '') throw new Unspeakable();
  return `\u200B${mark}${core}${mark}\u200B`;
}
