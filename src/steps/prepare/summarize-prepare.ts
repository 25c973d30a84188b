import { formatter } from '../../charts/formatter.ts';
import { shortName } from '../../charts/short-name.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze/findings.ts';
import { findingsOf, type History } from '../history.ts';
import type { ColumnChoice } from '../step.ts';
import { doubtInWords, doubtsOf } from './doubts.ts';
import type { PrepareFindings } from './findings.ts';

/** Names beyond this many are left out of words; the data dictionary has them all. */
const NAMED = 15;
/** Characters that the names may take in the drafted request, so that it fits the field for it (3,000). */
const ROOM = 1500;
/** Latin letters of one of those names. */
const WIDEST = 80;

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
  const { kept, rows } = findings;
  const { whole } = formatter(locale);
  return [
    t(locale, 'step.prepare.draft.why', { rows: whole(rows), kept: kept.length }),
    ...questions(findings, locale, t),
    t(locale, 'step.prepare.draft.how'),
  ].join('\n');
}

/** What is asked: the columns chosen for it; else those that went, and the one that stays with the most blanks. */
function questions({ asked, dropped, charts }: PrepareFindings, locale: Locale, t: Translate): string[] {
  const ask = (key: string, values = {}) => t(locale, `step.prepare.draft.what-${key}`, values);
  if (asked.length > 0) return [ask('asked', { names: asListed(asked, locale, t) })];
  const { mostBlank } = charts;
  const { percent } = formatter(locale);
  const all = [
    ...(dropped.length === 0 ? [] : [ask('dropped', { names: asListed(dropped, locale, t) })]),
    ...(mostBlank === null
      ? []
      : [ask('blank', { column: shortName(mostBlank.column, WIDEST), percent: percent(mostBlank.percent) })]),
  ];
  return all.length > 0 ? all : [ask('any')];
}

/** Every column that a team may drop or ask about, the most doubtful first. */
export function columnChoices(history: History, locale: Locale, t: Translate): ColumnChoice[] {
  return doubtsOf(findingsOf<AnalyzeFindings>(history, 'analyze')).map((doubt) => ({
    column: doubt.column,
    note: doubtInWords(doubt, locale, t) || t(locale, 'step.prepare.choice.full'),
  }));
}

function named(names: string[], locale: Locale, t: Translate): string {
  if (names.length === 0) return t(locale, 'step.analyze.none');
  const comma = t(locale, 'list.comma');
  return [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(comma);
}

/** As many names as there is room for: who is asked about a column has to read its name. */
function asListed(names: string[], locale: Locale, t: Translate): string {
  const short = names.map((name) => shortName(name, WIDEST));
  let used = 0;
  const fitting = short.filter((name) => {
    used += name.length + 2;
    return used <= ROOM;
  });
  return [...fitting, ...(fitting.length < names.length ? ['…'] : [])].join(t(locale, 'list.comma'));
}
