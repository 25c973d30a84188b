import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import { listOf } from '../../course/list-of.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { BusinessFindings } from './business-findings.ts';
import { scenarioNames } from './charts/scenario-names.ts';

/** Findings of Business Understanding in words: value and payback of each scenario, owners of the numbers, the goal. */
export function summarizeBusiness(findings: BusinessFindings, locale: Locale, t: Translate): string {
  const { two } = formatter(locale);
  const { goal } = findings;
  const say = (key: string, values: Record<string, string | number> = {}) =>
    t(locale, `step.business-understanding.summary.${key}`, values);
  return [
    say('formula', formulaValues(findings, locale, t)),
    scenarioLines(findings, locale, t).join('\n'),
    say('owners'),
    say('goal', { sentence: goal.sentence, target: two(goal.targetR2) }),
  ].join('\n\n');
}

/** The formula's numbers, formatted. Money has the table's unit. */
export function formulaValues(
  { numbers, charts }: BusinessFindings,
  locale: Locale,
  t: Translate,
): Record<string, string> {
  const { upToTwo } = formatter(locale);
  const { withUnit } = inUnit(charts.unit, locale, t);
  return {
    people: upToTwo(numbers.peopleBefore),
    hours: upToTwo(numbers.hoursBefore),
    pay: withUnit(upToTwo(numbers.pay)),
    development: withUnit(upToTwo(numbers.developmentCost)),
    operation: withUnit(upToTwo(numbers.operationPerDay)),
  };
}

/** One Markdown list item for each scenario. */
function scenarioLines(findings: BusinessFindings, locale: Locale, t: Translate): string[] {
  const { amount } = inUnit(findings.charts.unit, locale, t);
  const key = 'step.business-understanding.summary.scenario';
  return scenarioNames(findings, locale, t).map(({ name, payback }, index) => {
    const value = amount(findings.scenarios[index]?.valuePerDay ?? 0);
    return `- ${t(locale, key, { name, value, payback })}`;
  });
}

/** One line that the communication exercise quotes. */
export function businessHeadline(findings: BusinessFindings, locale: Locale, t: Translate): string {
  const { two, figure } = formatter(locale);
  const { scenarios, goal } = findings;
  const days = scenarios.flatMap(({ paybackDay }) => (paybackDay === null ? [] : [paybackDay]));
  const values = { sentence: goal.sentence, of: scenarios.length, target: two(goal.targetR2) };
  const key = 'step.business-understanding.headline';
  const inWords = (day: number) => t(locale, 'step.business-understanding.day', { day: figure(day) });
  if (days.length === 0) return t(locale, `${key}.never`, values);
  return t(locale, `${key}.paid`, { ...values, paid: days.length, days: listOf(locale, days.map(inWords)) });
}
