import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { BusinessFindings } from '../business-understanding/business-findings.ts';
import type { Score } from './test-findings.ts';

/** Decides whether the better model meets the Business Goal, and explains why. */
export function goalVerdict(
  goal: BusinessFindings['goal'],
  { best, r2, rmse, unit }: Score & { best: 'elasticNet' | 'forest'; unit?: string | undefined },
  locale: Locale,
  t: Translate,
): { met: boolean; why: string } {
  const met = r2 >= goal.targetR2;
  const { two } = formatter(locale);
  // Use enough digits to tell the figures apart; "0.80 is below 0.80" would make no sense.
  const digits = [3, 4, 5, 6].find((one) => r2.toFixed(one) !== goal.targetR2.toFixed(one)) ?? 15;
  const areAlike = !met && two(r2) === two(goal.targetR2);
  const written = (value: number) => (areAlike ? value.toFixed(digits) : two(value));
  return {
    met,
    why: t(locale, `step.test.goal.${met ? 'met' : 'not-met'}`, {
      model: t(locale, `model.${best}`),
      r2: written(r2),
      target: written(goal.targetR2),
      rmse: inUnit(unit, locale, t).amount(rmse),
    }),
  };
}
