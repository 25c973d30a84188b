import type { ParameterProblem, Parameters } from '../parameters.ts';

/** An order of a column's categories that people have given, from least to most. */
export interface CategoryOrder {
  column: string;
  categories: readonly string[];
}

/** What has a meaning in the notation, and so is written in quotation marks. */
const MARKS = /[:：<＜"]|^\s|\s$|^$/u;

/** The lines of a text with an order in each; a line break in quotation marks belongs to a name. */
export function orderLines(text: string): string[] {
  return (text.match(/(?:"(?:[^"]|"")*"|[^\n"]|"(?![\s\S]*"))+/gu) ?? [])
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Writes an order as people type it. @example 'Exter_Qual: Fair < Typical < Good' */
export function writeOrder({ column, categories }: CategoryOrder): string {
  return `${quoted(column)}: ${categories.map(quoted).join(' < ')}`;
}

/**
 * Reads an order: the column, a colon, then at least two different categories with `<` between them. A name that has one of these signs
 * stands in quotation marks.
 * @returns undefined when the line isn't written like this
 */
export function readOrder(line: string): CategoryOrder | undefined {
  let rest = line.trim();
  const names: string[] = [];
  for (;;) {
    const found = nameAt(rest);
    if (found === undefined) return undefined;
    names.push(found.name);
    rest = found.rest;
    if (rest === '') break;
    // A Japanese keyboard types the wide signs.
    if (!(names.length === 1 ? ':：' : '<＜').includes(rest[0] as string)) return undefined;
    rest = rest.slice(1).trimStart();
  }
  const [column = '', ...categories] = names;
  if (column === '' || categories.length < 2 || new Set(categories).size < categories.length) return undefined;
  return { column, categories };
}

/**
 * The name with which a text begins: what stands in quotation marks, where `""` is one mark, or all up to the next mark. By hand, because a
 * pattern for it takes quadratic time.
 */
function nameAt(text: string): { name: string; rest: string } | undefined {
  if (!text.startsWith('"')) {
    const end = text.search(/[:：<＜"]/u);
    const name = (end < 0 ? text : text.slice(0, end)).trim();
    return name === '' || text[end] === '"' ? undefined : { name, rest: end < 0 ? '' : text.slice(end) };
  }
  let end = 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  if (end >= text.length) return undefined;
  return { name: text.slice(1, end).replaceAll('""', '"'), rest: text.slice(end + 1).trimStart() };
}

/** Says which column has two orders, or one by the target and a given one. */
export function checkOrders({ byTarget, orders }: Parameters): ParameterProblem | undefined {
  const given = Array.isArray(orders) ? orders.flatMap((line) => readOrder(line)?.column ?? []) : [];
  const twice = given.find(
    (column, place) => given.indexOf(column) < place || (Array.isArray(byTarget) && byTarget.includes(column)),
  );
  return twice === undefined ? undefined : { id: 'orders', code: 'order_twice', values: { column: twice } };
}

function quoted(name: string): string {
  return MARKS.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
