import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Figure } from '../../exercise/presentation.ts';
import { nameFigures } from '../name-figures.ts';
import type { BusinessFindings } from './business-findings.ts';
import { scenarioNames } from './charts/scenario-names.ts';
import { formulaValues } from './summarize-business.ts';

/** What somebody in the business can confirm of the formula: its numbers, what each scenario is worth, and the goal. */
export function businessFigures(findings: BusinessFindings, locale: Locale, t: Translate): Figure[] {
  const { amount } = inUnit(findings.charts.unit, locale, t);
  const named = nameFigures('business-understanding', locale, t);
  const { people = '', hours = '', pay = '', development = '', operation = '' } = formulaValues(findings, locale, t);
  return [
    named('people', people),
    named('hours', hours),
    named('pay', pay),
    named('operation', operation),
    named('development', development),
    ...scenarioNames(findings, locale, t).flatMap(({ name, payback }, index) => [
      named('value', amount(findings.scenarios[index]?.valuePerDay ?? 0), { name }, String(index)),
      named('payback', payback, { name }, String(index)),
    ]),
    named('target', formatter(locale).two(findings.goal.targetR2)),
  ];
}
