import { formatter } from '../../charts/format.ts';
import type { Locale, Translate } from '../../course/types.ts';
import { type AnalyzeFindings, markedForRemoval } from '../analyze/findings.ts';
import { findingsOf, type History } from '../history.ts';
import type { ColumnChoice } from '../step.ts';
import type { PrepareFindings } from './findings.ts';

/** Names beyond this many are counted. */
const NAMED = 15;

/** What was decided, and what it did to the table. */
export function summarizePrepare(findings: PrepareFindings, locale: Locale, t: Translate): string {
  const { whole, percent } = formatter(locale);
  const say = (key: string, values: Record<string, string | number>) =>
    t(locale, `step.prepare.summary.${key}`, values);
  const { kept, dropped, asked, rows, completenessBefore, completenessAfter } = findings;
  return [
    say('size', { rows: whole(rows), kept: kept.length }),
    say('dropped', { count: dropped.length, names: named(dropped, locale, t) }),
    asked.length === 0
      ? t(locale, 'step.prepare.summary.nothing-asked')
      : say('asked', { count: asked.length, names: named(asked, locale, t) }),
    say('completeness', { before: percent(completenessBefore), after: percent(completenessAfter) }),
  ].join('\n\n');
}

/** One line for the communication exercise. */
export function prepareHeadline(findings: PrepareFindings, locale: Locale, t: Translate): string {
  const { percent } = formatter(locale);
  const { kept, dropped, asked, completenessBefore, completenessAfter } = findings;
  return t(locale, 'step.prepare.headline', {
    kept: kept.length,
    dropped: dropped.length,
    asked: asked.length,
    before: percent(completenessBefore),
    after: percent(completenessAfter),
  });
}

/** A request with why, what, who, where, when and how, as one would send it. */
export function draftRequest(findings: PrepareFindings, locale: Locale, t: Translate): string {
  const { asked, dropped, kept, rows } = findings;
  const { whole } = formatter(locale);
  const about = asked.length > 0 ? asked : dropped;
  const which = asked.length > 0 ? 'asked' : 'dropped';
  return [
    t(locale, 'step.prepare.draft.why', { rows: whole(rows), kept: kept.length }),
    t(locale, `step.prepare.draft.what-${which}`, { names: about.join(', ') || t(locale, 'step.analyze.none') }),
    t(locale, 'step.prepare.draft.how'),
  ].join('\n');
}

/** Every column that a team may drop or ask about, the most doubtful first. */
export function columnChoices(history: History, locale: Locale, t: Translate): ColumnChoice[] {
  const { percent, two } = formatter(locale);
  const analysis = findingsOf<AnalyzeFindings>(history, 'analyze');
  const marked = markedForRemoval(analysis);
  const blank = new Map(analysis.missing.map((one) => [one.column, one.percent]));
  const like = new Map<string, string>();
  for (const { a, b, r } of analysis.highNumeric.pairs) like.set(b, `${a} (r = ${two(r)})`);
  for (const { a, b, v } of analysis.highCategorical.pairs) like.set(b, `${a} (V = ${two(v)})`);
  const names = [...analysis.numericCorrelation, ...analysis.ordinalCorrelation]
    .map(({ column }) => column)
    .filter((column) => column !== analysis.target.column);
  const doubt = (name: string) => (marked.includes(name) ? 1000 : 0) + (blank.get(name) ?? 0);
  return names
    .sort((a, b) => doubt(b) - doubt(a) || (a < b ? -1 : 1))
    .map((column) => {
      const share = blank.get(column);
      const other = like.get(column);
      const parts = [
        ...(share === undefined ? [] : [t(locale, 'step.prepare.choice.blank', { percent: percent(share) })]),
        ...(other === undefined ? [] : [t(locale, 'step.prepare.choice.like', { other })]),
      ];
      return { column, note: parts.join(' · ') || t(locale, 'step.prepare.choice.full') };
    });
}

function named(names: string[], locale: Locale, t: Translate): string {
  if (names.length === 0) return t(locale, 'step.analyze.none');
  return names.length > NAMED ? `${names.slice(0, NAMED).join(', ')}, …` : names.join(', ');
}
