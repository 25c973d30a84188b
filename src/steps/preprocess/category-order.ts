import type { ParameterProblem, Parameters } from '../parameters.ts';

/** An order of a column's categories that people have given, from least to most. */
export interface CategoryOrder {
  column: string;
  categories: readonly string[];
}

/** What has a meaning in the notation, and so is written in quotation marks. */
const MARKS = /[:：<＜"]|^\s|\s$|^$/u;
/** A name: what stands in quotation marks, where `""` is one mark, or all up to the next mark. */
const NAME = /^\s*(?:"((?:[^"]|"")*)"|([^:：<＜"]+?))\s*(?=[:：<＜]|$)/u;

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
  let rest = line;
  const names: string[] = [];
  for (;;) {
    const found = NAME.exec(rest);
    if (found === null) return undefined;
    const [all, inMarks, plain = ''] = found;
    if (inMarks === undefined && plain.trim() === '') return undefined;
    names.push(inMarks === undefined ? plain : inMarks.replaceAll('""', '"'));
    rest = rest.slice(all.length);
    if (rest === '') break;
    // A Japanese keyboard types the wide signs.
    if (!(names.length === 1 ? ':：' : '<＜').includes(rest[0] as string)) return undefined;
    rest = rest.slice(1);
  }
  const [column = '', ...categories] = names;
  if (column === '' || categories.length < 2 || new Set(categories).size < categories.length) return undefined;
  return { column, categories };
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
