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
  const written = (value: number, digits: number) => value.toFixed(digits);
  // Use enough digits to tell the figures apart; "0.80 is below 0.80" would make no sense.
  const digits = [2, 3, 4, 5, 6].find((one) => met || written(r2, one) !== written(goal.targetR2, one)) ?? 15;
  return {
    met,
    why: t(locale, `step.test.goal.${met ? 'met' : 'not-met'}`, {
      model: t(locale, `model.${best}`),
      r2: written(r2, digits),
      target: written(goal.targetR2, digits),
      rmse: inUnit(unit, locale, t).amount(rmse),
    }),
  };
}
