import { formatter } from '../../charts/format.ts';
import type { Locale, Translate } from '../../course/types.ts';
import type { TestFindings } from './findings.ts';

/** Is the goal met, how far off are the models, and what does that mean for the value. */
export function summarizeTest(findings: TestFindings, locale: Locale, t: Translate): string {
  const { whole } = formatter(locale);
  return [
    t(locale, `step.test.summary.${findings.businessGoal.met ? 'met' : 'not-met'}`, { why: findings.businessGoal.why }),
    [`- ${scoreLine('forest', findings, locale, t)}`, `- ${scoreLine('elasticNet', findings, locale, t)}`].join('\n'),
    valueSentence(findings, locale, t),
    t(locale, 'step.test.summary.rows', { rows: whole(findings.rows) }),
  ].join('\n\n');
}

function scoreLine(kind: 'forest' | 'elasticNet', findings: TestFindings, locale: Locale, t: Translate): string {
  const { whole, two } = formatter(locale);
  const { rmse, r2 } = findings[kind];
  return t(locale, 'step.test.summary.score', { model: t(locale, `model.${kind}`), rmse: whole(rmse), r2: two(r2) });
}

/** What an error of this size means for the value formula. */
export function valueSentence({ value }: TestFindings, locale: Locale, t: Translate): string {
  const { whole, percent } = formatter(locale);
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const payback =
    value.paybackDay === null
      ? t(locale, 'step.business-understanding.never')
      : t(locale, 'step.business-understanding.payback', { day: whole(value.paybackDay) });
  return t(locale, 'step.test.summary.value', {
    model: t(locale, `model.${value.best}`),
    share: percent(value.offShare * 100),
    tolerance: value.tolerancePercent,
    people: one.format(value.people),
    value: whole(value.valuePerDay),
    payback,
  });
}

/** One line for the communication exercise. */
export function testHeadline(findings: TestFindings, locale: Locale, t: Translate): string {
  const { percent } = formatter(locale);
  const { value } = findings;
  return t(locale, 'step.test.headline', {
    why: findings.businessGoal.why,
    share: percent(value.offShare * 100),
    tolerance: value.tolerancePercent,
  });
}
