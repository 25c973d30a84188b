import { formatter } from '../../charts/format.ts';
import type { Locale, Translate } from '../../course/types.ts';
import type { BusinessFindings } from './findings.ts';

/** Scenarios in words: value a day and payback day, then who owns which number, then the goal. */
export function summarizeBusiness(findings: BusinessFindings, locale: Locale, t: Translate): string {
  const { whole, two } = formatter(locale);
  const { numbers, goal } = findings;
  const say = (key: string, values: Record<string, string | number> = {}) =>
    t(locale, `step.business-understanding.summary.${key}`, values);
  return [
    say('formula', {
      people: numbers.peopleBefore,
      hours: numbers.hoursBefore,
      pay: whole(numbers.pay),
      development: whole(numbers.developmentCost),
      operation: whole(numbers.operationPerDay),
    }),
    scenarioLines(findings, locale, t).join('\n'),
    say('owners'),
    say('goal', { sentence: goal.sentence, target: two(goal.targetR2) }),
  ].join('\n\n');
}

/** One line a scenario, as list items. */
export function scenarioLines(findings: BusinessFindings, locale: Locale, t: Translate): string[] {
  const { whole } = formatter(locale);
  return findings.scenarios.map((scenario, index) => {
    const { people = 0, hours = 0 } = findings.charts.scenarios[index] ?? {};
    const payback =
      scenario.paybackDay === null
        ? t(locale, 'step.business-understanding.never')
        : t(locale, 'step.business-understanding.payback', { day: whole(scenario.paybackDay) });
    const name = t(locale, 'step.business-understanding.scenario', { people, hours });
    const key = 'step.business-understanding.summary.scenario';
    return `- ${t(locale, key, { name, value: whole(scenario.valuePerDay), payback })}`;
  });
}

/** One line for the communication exercise. */
export function businessHeadline(findings: BusinessFindings, locale: Locale, t: Translate): string {
  const { two } = formatter(locale);
  const paid = findings.scenarios.filter(({ paybackDay }) => paybackDay !== null).map(({ paybackDay }) => paybackDay);
  return t(locale, 'step.business-understanding.headline', {
    sentence: findings.goal.sentence,
    paid: paid.length,
    of: findings.scenarios.length,
    days: paid.join(', ') || t(locale, 'step.business-understanding.never'),
    target: two(findings.goal.targetR2),
  });
}
