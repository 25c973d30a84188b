import { formatter } from '../../charts/formatter.ts';
import { shortName } from '../../charts/short-name.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { type AnalyzeFindings, markedForRemoval } from '../analyze/analyze-findings.ts';

/** Reasons of the diagnosis to drop a column. */
export interface Doubt {
  column: string;
  /** True when the diagnosis marks the column for removal. */
  marked: boolean;
  blankPercent: number;
  /** The most similar column above the threshold; null when there is none. */
  like: { column: string; measure: 'r' | 'V'; value: number } | null;
}

/** Doubts about every feature, most doubtful first. Target and identifier have none. */
export function doubtsOf(analysis: AnalyzeFindings): Doubt[] {
  const marked = new Set(markedForRemoval(analysis));
  const blank = new Map(analysis.missing.map(({ column, percent }) => [column, percent]));
  const like = new Map<string, Doubt['like']>();
  for (const { b, ...pair } of pairsOf(analysis)) {
    if (Math.abs(pair.value) > Math.abs(like.get(b)?.value ?? 0)) like.set(b, pair);
  }
  return [...analysis.numericCorrelation, ...analysis.ordinalCorrelation]
    .filter(({ column }) => column !== analysis.target.column)
    .map(({ column }) => ({
      column,
      marked: marked.has(column),
      blankPercent: blank.get(column) ?? 0,
      like: like.get(column) ?? null,
    }))
    .sort(
      (a, b) =>
        Number(b.marked) - Number(a.marked) || b.blankPercent - a.blankPercent || (a.column < b.column ? -1 : 1),
    );
}

/** A doubt in at most 75 characters; empty when there is no reason against the column. */
export function doubtInWords({ blankPercent, like }: Doubt, locale: Locale, t: Translate): string {
  const { percent, two } = formatter(locale);
  const parts = [
    ...(blankPercent === 0 ? [] : [t(locale, 'step.prepare.choice.blank', { percent: percent(blankPercent) })]),
    ...(like === null
      ? []
      : [
          t(locale, 'step.prepare.choice.like', {
            other: t(locale, 'list.note', {
              text: shortName(like.column),
              note: `${like.measure} = ${two(like.value)}`,
            }),
          }),
        ]),
  ];
  return parts.join(' · ');
}

function pairsOf({ highNumeric, highCategorical }: AnalyzeFindings) {
  return [
    ...highNumeric.pairs.map(({ a, b, r }) => ({ b, column: a, measure: 'r' as const, value: r })),
    ...highCategorical.pairs.map(({ a, b, v }) => ({ b, column: a, measure: 'V' as const, value: v })),
  ];
}
