import type { PhrasingContent, RootContent } from 'mdast';
import { dropComments } from '../../../course/drop-comments.ts';
import { stripEnd, stripStart } from './strip-ends.ts';

/**
 * The text of inline Markdown, without its marks. A soft line break becomes a space, and nothing beside Japanese, which has no
 * spaces. HTML comments are dropped.
 */
export function inlineText(nodes: readonly (PhrasingContent | RootContent)[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: PhrasingContent | RootContent): string {
  switch (node.type) {
    case 'text':
      return joinSoftBreaks(node.value);
    case 'break':
      return '\n';
    case 'html':
      return htmlText(node.value);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
      return `[${node.label ?? node.identifier}]`;
    default:
      if ('value' in node) return node.value;
      return 'children' in node ? inlineText(node.children) : '';
  }
}

const WIDE = /[\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]/u;
const SPACES = ' \t';

export function joinSoftBreaks(text: string): string {
  const raw = text.split('\n');
  const lines = raw.map((line, at) => {
    const started = at === 0 ? line : stripStart(line, SPACES);
    return at === raw.length - 1 ? started : stripEnd(started, SPACES);
  });
  let joined = lines[0] ?? '';
  lines.slice(1).forEach((line, at) => {
    const isBesideWide = WIDE.test(lines[at]?.at(-1) ?? '') || WIDE.test(line.charAt(0));
    joined += isBesideWide ? line : ` ${line}`;
  });
  return joined;
}

/** The text of HTML: `<br>` becomes a line break, comments are dropped, and the rest is shown as typed. */
export function htmlText(html: string): string {
  return dropComments(html).replace(/<br\s*\/?>/giu, '\n');
}
