import { formatter } from '../../../charts/formatter.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { BusinessFindings } from '../business-findings.ts';

/** Names and payback days of the scenarios, in words. */
export function scenarioNames(
  { scenarios, charts }: BusinessFindings,
  locale: Locale,
  t: Translate,
): { name: string; payback: string }[] {
  const { figure, upToTwo } = formatter(locale);
  return charts.scenarios.map(({ people, hours }, index) => {
    const day = scenarios[index]?.paybackDay ?? null;
    return {
      name: t(locale, 'step.business-understanding.scenario', { people: upToTwo(people), hours: upToTwo(hours) }),
      payback:
        day === null
          ? t(locale, 'step.business-understanding.never')
          : t(locale, 'step.business-understanding.payback', { day: figure(day) }),
    };
  });
}
