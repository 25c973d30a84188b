import { formatter } from '../../charts/formatter.ts';
import { shortName } from '../../charts/short-name.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { type AnalyzeFindings, isUnsure, markedForRemoval } from '../analyze/analyze-findings.ts';

/** Widest name beside an unsure V, in Latin letters. */
const UNSURE_WIDEST = 20;

/** Reasons of the diagnosis to drop a column. */
export interface Doubt {
  column: string;
  /** True when the diagnosis marks the column for removal. */
  marked: boolean;
  /** True when the column looks like an identifier. */
  identifier: boolean;
  blankPercent: number;
  /** The most similar column above the threshold; null when there is none. */
  like: Like | null;
}

interface Like {
  column: string;
  measure: 'r' | 'V';
  value: number;
  /** The rows on which an unsure V is computed. */
  unsureRows?: number;
}

/** Doubts about every feature, most doubtful first. Target and identifier have none. */
export function doubtsOf(analysis: AnalyzeFindings): Doubt[] {
  const marked = new Set(markedForRemoval(analysis));
  const blank = new Map(analysis.missing.map(({ column, percent }) => [column, percent]));
  const identifiers = analysis.identifiers ?? [];
  const named = new Set(identifiers.map(({ column }) => column));
  const like = new Map<string, Like>();
  for (const { b, ...pair } of pairsOf(analysis)) {
    if (Math.abs(pair.value) > Math.abs(like.get(b)?.value ?? 0)) like.set(b, pair);
  }
  return [...analysis.numericCorrelation, ...analysis.ordinalCorrelation, ...identifiers, ...(analysis.dates ?? [])]
    .filter(({ column }) => column !== analysis.target.column)
    .map(({ column }) => ({
      column,
      marked: marked.has(column),
      identifier: named.has(column),
      blankPercent: blank.get(column) ?? 0,
      like: like.get(column) ?? null,
    }))
    .sort(
      (a, b) =>
        Number(b.marked) - Number(a.marked) || b.blankPercent - a.blankPercent || (a.column < b.column ? -1 : 1),
    );
}

/** A doubt in at most 75 characters; empty when there is no reason against the column. */
export function doubtInWords({ identifier, blankPercent, like }: Doubt, locale: Locale, t: Translate): string {
  const { percent } = formatter(locale);
  const parts = [
    ...(blankPercent === 0 ? [] : [t(locale, 'step.prepare.choice.blank', { percent: percent(blankPercent) })]),
    ...(identifier ? [t(locale, 'step.prepare.choice.identifier')] : []),
    ...(like === null ? [] : [likeInWords(like, locale, t)]),
  ];
  return parts.join(' · ');
}

/** An unsure V comes with its rows; the name is shorter then, so that both fit. */
function likeInWords({ column, measure, value, unsureRows }: Like, locale: Locale, t: Translate): string {
  const { figure, two } = formatter(locale);
  const rows = unsureRows === undefined ? [] : [`n = ${figure(unsureRows)}`];
  const note = [`${measure} = ${two(value)}`, ...rows].join(t(locale, 'list.comma'));
  const text = unsureRows === undefined ? shortName(column) : shortName(column, UNSURE_WIDEST);
  return t(locale, 'step.prepare.choice.like', { other: t(locale, 'list.note', { text, note }) });
}

function pairsOf({ highNumeric, highCategorical }: AnalyzeFindings): (Like & { b: string })[] {
  return [
    ...highNumeric.pairs.map(({ a, b, r }) => ({ b, column: a, measure: 'r' as const, value: r })),
    ...highCategorical.pairs.map((pair) => ({
      b: pair.b,
      column: pair.a,
      measure: 'V' as const,
      value: pair.v,
      ...(isUnsure(pair, highCategorical) ? { unsureRows: pair.rows } : {}),
    })),
  ];
}
