import { formatter } from '../../charts/format.ts';
import type { Locale, Translate } from '../../course/types.ts';
import type { BusinessFindings } from '../business-understanding/findings.ts';
import type { Score } from './findings.ts';

/** Is the Business Goal met by the better model, and why. */
export function goalVerdict(
  goal: BusinessFindings['goal'],
  { best, r2, rmse }: Score & { best: 'elasticNet' | 'forest' },
  locale: Locale,
  t: Translate,
): { met: boolean; why: string } {
  const { whole, two } = formatter(locale);
  const met = r2 >= goal.targetR2;
  // Rounded figures must not say "0.80 is below 0.80".
  const digits = two(r2) === two(goal.targetR2) && r2 !== goal.targetR2 ? 4 : 2;
  const figure = (value: number) => value.toFixed(digits);
  return {
    met,
    why: t(locale, `step.test.goal.${met ? 'met' : 'not-met'}`, {
      model: t(locale, `model.${best}`),
      r2: figure(r2),
      target: figure(goal.targetR2),
      rmse: whole(rmse),
    }),
  };
}
