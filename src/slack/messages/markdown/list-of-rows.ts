import type { List, ListItem, PhrasingContent, Table, TableCell } from 'mdast';
import { inlineText } from './inline-text.ts';

/** A table as a list, for places where Slack takes no table: a row is an item, its first cell in bold, the others behind their column's name. */
export function listOfRows({ children: [head, ...rows] }: Table): List {
  const names = (head?.children ?? []).map((cell) => inlineText(cell.children).trim());
  return { type: 'list', ordered: false, spread: false, children: rows.map(({ children }) => itemOf(children, names)) };
}

function itemOf([first, ...others]: TableCell[], names: readonly string[]): ListItem {
  const pieces = others.flatMap((cell, index): PhrasingContent[] => {
    if (inlineText(cell.children).trim() === '') return [];
    const name = names[index + 1] ?? '';
    return [{ type: 'text', value: name === '' ? ' · ' : ` · ${name}${colonAfter(name)}` }, ...cell.children];
  });
  const strong: PhrasingContent = { type: 'strong', children: first?.children ?? [] };
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [strong, ...pieces] }] };
}

/** Japanese has a wide colon, without a space. */
function colonAfter(name: string): string {
  return /[\u3040-\u30FF\u4E00-\u9FFF\uFF01-\uFF60]$/u.test(name) ? '：' : ': ';
}
