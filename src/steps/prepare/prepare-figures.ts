import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Figure } from '../../exercise/presentation.ts';
import { nameFigures } from '../name-figures.ts';
import type { PrepareFindings } from './prepare-findings.ts';

/** What somebody in the business can confirm of the Dataset: what stays, what goes, and how full it is. */
export function prepareFigures(findings: PrepareFindings, locale: Locale, t: Translate): Figure[] {
  const { figure, percent } = formatter(locale);
  const { rows, kept, dropped, asked, completenessBefore, completenessAfter, charts } = findings;
  const named = nameFigures('prepare', locale, t);
  const { mostBlank } = charts;
  return [
    named('kept', figure(kept.length)),
    named('dropped', figure(dropped.length)),
    ...(asked.length === 0 ? [] : [named('asked', figure(asked.length))]),
    ...(mostBlank === null
      ? []
      : [named('most-blank', percent(mostBlank.percent), { column: mostBlank.column }, mostBlank.column)]),
    named('after', percent(completenessAfter)),
    named('before', percent(completenessBefore)),
    named('rows', figure(rows)),
  ];
}
