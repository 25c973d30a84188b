import type { Nodes } from 'mdast';
import { markdownOf } from '../lesson/markdown-of.ts';
import type { Lesson } from '../lesson.ts';
import type { Finding } from '../problem.ts';

const MARKS = /\*\*|__|~~/u;

/**
 * Finds emphasis marks that Markdown shows as text. CommonMark closes `**` beside Japanese punctuation only at the edge
 * of a word, so `は**「価格」**を` shows its asterisks. The author must put the brackets outside: `は「**価格**」を`.
 */
export function findStrayMarks(lesson: Lesson, text: string): Finding[] {
  const lines = text.split('\n');
  return markdownOf(lesson).flatMap(({ name, tree, line }) => {
    const found: Finding[] = [];
    const walk = (node: Nodes): void => {
      if (node.type === 'text' && MARKS.test(node.value)) {
        const stray = node.value.split('\n').find((each) => MARKS.test(each)) ?? node.value;
        const where = lines.findIndex((each, index) => index >= line && each.includes(stray)) + 1;
        const reason = `${name}: the marks in "${stray.slice(0, 40)}" emphasise nothing; keep brackets outside them`;
        found.push({ line: where || line, reason });
      }
      if ('children' in node) node.children.forEach(walk);
    };
    walk(tree);
    return found;
  });
}
