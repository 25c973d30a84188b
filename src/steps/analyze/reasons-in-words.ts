import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { rowWords } from '../row-words.ts';
import { type CategoricalPair, FEW_ROWS } from './analyze-findings.ts';
import type { DateFinding } from './describe-dates.ts';
import type { Identifier } from './find-identifiers.ts';

/** Why a column looks like an identifier, as a part of a sentence: how many of its values differ. */
export function distinctInWords({ distinct, values }: Identifier, locale: Locale, t: Translate): string {
  const { figure } = formatter(locale);
  return t(locale, 'step.analyze.distinct', { distinct: figure(distinct), values: figure(values) });
}

/** Why a pair is unsure, as a part of a sentence: on how many rows it is computed, and V before and after the correction. */
export function unsureInWords(
  { v, corrected, rows }: CategoricalPair,
  row: string | undefined,
  locale: Locale,
  t: Translate,
): string {
  const { two } = formatter(locale);
  const count = rowWords(row, locale, t).count(rows);
  return t(locale, 'step.analyze.unsure', { count, v: two(v), corrected: two(corrected) });
}

/** A column of dates or times as a part of a sentence: its range, and r of its parts with the target. */
export function dateInWords({ column, range, parts }: DateFinding, locale: Locale, t: Translate): string {
  const { two } = formatter(locale);
  const strengths = parts.flatMap(({ part, r }) =>
    r === null ? [] : [t(locale, 'step.analyze.date', { part: t(locale, `date-part.${part}`), r: `r = ${two(r)}` })],
  );
  if (range === null) return column;
  const note = [t(locale, 'list.range', { from: range.first, to: range.last }), ...strengths].join(
    t(locale, 'list.semicolon'),
  );
  return t(locale, 'list.note', { text: column, note });
}

/** How many rows a correlation is computed on, where they are few: "13 houses". Undefined where they are enough. */
export function fewRowsInWords(
  { rows }: { rows: number },
  row: string | undefined,
  locale: Locale,
  t: Translate,
): string | undefined {
  return rows < FEW_ROWS ? rowWords(row, locale, t).count(rows) : undefined;
}
