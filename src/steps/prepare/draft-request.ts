import { formatter } from '../../charts/formatter.ts';
import { shortName } from '../../charts/short-name.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { PrepareFindings } from './prepare-findings.ts';

/** Characters for all names in the drafted request, so that it fits its field (3,000). */
const ROOM = 1500;
/** Widest name, in Latin letters. */
const WIDEST = 80;

/** A draft request that answers why, what, who, where, when and how. */
export function draftRequest(findings: PrepareFindings, locale: Locale, t: Translate): string {
  const { kept, rows } = findings;
  const { figure } = formatter(locale);
  return [
    t(locale, 'step.prepare.draft.why', { rows: figure(rows), kept: kept.length }),
    ...questions(findings, locale, t),
    t(locale, 'step.prepare.draft.how'),
  ].join('\n');
}

/**
 * Questions of the draft: about the columns chosen to ask, else about the dropped ones and the one with most blanks.
 */
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

/** Lists as many whole names as fit. The person asked must be able to read each name. */
function asListed(names: string[], locale: Locale, t: Translate): string {
  const short = names.map((name) => shortName(name, WIDEST));
  let used = 0;
  const fitting = short.filter((name) => {
    used += name.length + 2;
    return used <= ROOM;
  });
  return [...fitting, ...(fitting.length < names.length ? ['…'] : [])].join(t(locale, 'list.comma'));
}
