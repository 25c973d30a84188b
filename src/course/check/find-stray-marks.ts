import type { Nodes } from 'mdast';
import { parseMarkdown } from '../parse-markdown.ts';
import type { Finding } from '../problem.ts';
import { LESSON_PARTS, type Lesson } from '../types.ts';

/**
 * Marks that were meant to emphasise and do not. CommonMark closes `**` beside Japanese punctuation only at the edge of a
 * word: in `は**「価格」**を` the marks stay on the page. The bracket goes outside: `は「**価格**」を`.
 */
export function findStrayMarks(lesson: Lesson): Finding[] {
  return LESSON_PARTS.flatMap((id) => {
    const { markdown, line } = lesson.parts[id];
    const found: Finding[] = [];
    const walk = (node: Nodes): void => {
      if (node.type === 'text' && /\*\*|__|~~/u.test(node.value)) {
        const where = line + (node.position?.start.line ?? 1);
        const reason = `{#${id}}: the marks in "${node.value.slice(0, 40)}" emphasise nothing; keep brackets outside them`;
        found.push({ line: where, reason });
      }
      if ('children' in node) node.children.forEach(walk);
    };
    walk(parseMarkdown(markdown));
    return found;
  });
}
