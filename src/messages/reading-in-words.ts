import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Reading } from '../table/reading/reading.ts';
import { COLUMN_TYPES, type Column } from '../table/table.ts';

/** Columns and marks that are named. */
const NAMED = 8;
/** Spoilt columns that have a sentence each. */
const SENTENCES = 5;

/** Where a reading is told, which says what a person can do about it. */
type Where = 'terminal' | 'form' | 'add';

const MARK_NAMES = { '.': 'point', ',': 'comma' } as const;
const SEPARATOR_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/**
 * Says how a table was read: one line of what is unusual about the file, one for a header that may not be there, a sentence for each
 * column that words spoil, one line for dates and times that may be something else, one for dates whose day and month can't be told apart, one for a
 * row of totals, and lines for formulas without results and for other sheets of a workbook.
 * @param where the form tells encoding and separator where they are the usual ones, too; `add` takes no types of columns
 * @returns no line for a plain CSV, UTF-8 and commas, unless it's for the form
 */
export function readingInWords(reading: Reading, locale: Locale, t: Translate, where: Where = 'terminal'): string[] {
  const parts = partsOf(reading, locale, t, where === 'form');
  const line =
    parts.length === 0 ? [] : [t(locale, 'reading.line', { parts: parts.join(t(locale, 'list.semicolon')) })];
  return [
    ...line,
    ...(reading.isHeaderData ? [t(locale, 'reading.header-data', { line: reading.header })] : []),
    ...spoiltOf(reading, locale, t),
    ...readAsOf(reading, where, locale, t),
    ...unsureOf(reading, locale, t),
    ...totalOf(reading, where, locale, t),
    ...workbookOf(reading, where, locale, t),
  ];
}

/** Says how many columns a table has of each type. */
export function typesInWords(columns: readonly Pick<Column, 'type'>[], locale: Locale, t: Translate): string {
  const types = COLUMN_TYPES.flatMap((type) => {
    const n = columns.filter((column) => column.type === type).length;
    return n === 0 ? [] : [t(locale, `reading.types.${type}`, { n })];
  });
  return t(locale, 'reading.types', { types: types.join(t(locale, 'list.semicolon')) });
}

function partsOf(reading: Reading, locale: Locale, t: Translate, whole: boolean): string[] {
  const { encoding, separator, sheet, decimal, ambiguous, header, above, units, below, missing, named, blankColumns } =
    reading;
  const parts: string[] = [];
  const say = (key: string, values: Record<string, string | number> = {}) =>
    parts.push(t(locale, `reading.${key}`, values));
  if (encoding !== undefined && reading.isEncodingGuess) {
    say('encoding-guess', { encoding: t(locale, `reading.encoding.${encoding}`) });
  } else if (encoding !== undefined && (whole || encoding !== 'utf-8')) say(`encoding.${encoding}`);
  if (separator !== undefined && (whole || separator !== ',')) say(`separator.${SEPARATOR_NAMES[separator]}`);
  if (sheet !== undefined && sheet.of > 1) say('sheet', sheet);
  if (decimal === ',') say('decimal');
  for (const { mark, before, columns } of ambiguous) {
    say(`ambiguous.${MARK_NAMES[mark]}.${before}`, { columns: some(columns, locale, t) });
  }
  if (above > 0) say('above', { line: header, n: above });
  if (units !== undefined) say('units', { line: units });
  if (below !== undefined) say('below', { line: below.from, n: below.lines });
  if (named !== undefined) say('named', { name: named });
  if (blankColumns > 0) say('blank-columns', { n: blankColumns });
  if (missing.length > 0) {
    const marks = missing.map(({ text, cells }) => t(locale, 'list.note', { text, note: cells }));
    say('missing', { marks: some(marks, locale, t, 'more-marks') });
  }
  for (const kind of ['codes', 'percent', 'currency'] as const) {
    if (reading[kind].length > 0) say(kind, { columns: some(reading[kind], locale, t) });
  }
  return parts;
}

function spoiltOf({ spoilt, spoiltDates }: Reading, locale: Locale, t: Translate): string[] {
  const sentences = [
    ...spoilt.map(({ isOfOtherKind, ...one }) =>
      t(locale, isOfOtherKind ? 'reading.spoilt-kind' : 'reading.spoilt', one),
    ),
    ...spoiltDates.map(({ of, ...one }) => t(locale, `reading.spoilt-${of}`, one)),
  ];
  const others = [...spoilt, ...spoiltDates].slice(SENTENCES).map(({ column }) => column);
  return [
    ...sentences.slice(0, SENTENCES),
    ...(others.length === 0
      ? []
      : [t(locale, 'reading.spoilt-more', { n: others.length, columns: some(others, locale, t) })]),
  ];
}

function readAsOf({ readAs }: Reading, where: Where, locale: Locale, t: Translate): string[] {
  const told = (['dates', 'times'] as const).flatMap((kind) => {
    const columns = readAs[kind].map(({ column, text, as }) => {
      const note = as === undefined ? text : t(locale, 'reading.read-as', { text, as });
      return t(locale, 'list.note', { text: column, note });
    });
    return columns.length === 0 ? [] : [t(locale, `reading.read-as.${kind}`, { columns: some(columns, locale, t) })];
  });
  const [first] = [...readAs.dates, ...readAs.times];
  if (first === undefined) return [];
  const type = inShell(`${first.column}=categorical`);
  const remedy = where === 'add' ? [] : [t(locale, `reading.read-as.${where}`, { type })];
  return [[...told, ...remedy].reduce((before, second) => t(locale, 'list.sentences', { first: before, second }))];
}

/** A text as one word of a command, also with spaces. */
function inShell(text: string): string {
  return /^[\p{L}\p{N}_.=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function unsureOf({ unsureDates }: Reading, locale: Locale, t: Translate): string[] {
  if (unsureDates === undefined) return [];
  return [
    t(locale, 'reading.unsure-dates', {
      ...unsureDates,
      n: unsureDates.columns.length,
      columns: some(unsureDates.columns, locale, t),
    }),
  ];
}

/** Each command line has the same options for lines and sheets. */
function remedyIn(where: Where): 'form' | 'terminal' {
  return where === 'form' ? 'form' : 'terminal';
}

function totalOf({ total }: Reading, where: Where, locale: Locale, t: Translate): string[] {
  return total === undefined ? [] : [t(locale, `reading.total.${remedyIn(where)}`, total)];
}

/** What is left to do about a workbook: formulas without results, and other sheets. */
function workbookOf({ unworked = [], sheet }: Reading, where: Where, locale: Locale, t: Translate): string[] {
  const columns = { n: unworked.length, columns: some(unworked, locale, t) };
  return [
    ...(unworked.length === 0 ? [] : [t(locale, 'reading.unworked', columns)]),
    ...(sheet === undefined || sheet.of === 1 ? [] : [t(locale, `reading.sheet.${remedyIn(where)}`)]),
  ];
}

function some(names: readonly string[], locale: Locale, t: Translate, more: 'more' | 'more-marks' = 'more'): string {
  const columns = names.slice(0, NAMED).join(t(locale, 'list.comma'));
  return names.length <= NAMED ? columns : t(locale, `reading.${more}`, { columns, n: names.length - NAMED });
}
