import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import { moneyUnit } from '../../charts/money-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { rowWords } from '../row-words.ts';
import type { TestFindings } from './test-findings.ts';

/** Findings of Test in words: the verdict on the goal, the models' scores and their meaning for the value. */
export function summarizeTest(findings: TestFindings, locale: Locale, t: Translate): string {
  return [
    verdictSentence(findings, locale, t),
    scoreLines(findings, locale, t),
    valueSentence(findings, locale, t),
    measuredSentence(findings, locale, t),
    t(locale, 'step.test.summary.try', { enter: rowWords(findings.charts.row, locale, t).enter() }),
  ].join('\n\n');
}

export function verdictSentence({ businessGoal }: TestFindings, locale: Locale, t: Translate): string {
  return t(locale, `step.test.summary.${businessGoal.met ? 'met' : 'not-met'}`, { why: businessGoal.why });
}

/** A Markdown list of both models with their scores. */
export function scoreLines(findings: TestFindings, locale: Locale, t: Translate): string {
  return (['forest', 'elasticNet'] as const).map((kind) => `- ${scoreLine(kind, findings, locale, t)}`).join('\n');
}

export function measuredSentence({ rows }: TestFindings, locale: Locale, t: Translate): string {
  return t(locale, 'step.test.summary.rows', { rows: formatter(locale).figure(rows) });
}

function scoreLine(kind: 'forest' | 'elasticNet', findings: TestFindings, locale: Locale, t: Translate): string {
  const { two } = formatter(locale);
  const { amount } = inUnit(findings.charts.unit, locale, t);
  const { rmse, r2 } = findings[kind];
  return t(locale, 'step.test.summary.score', { model: t(locale, `model.${kind}`), rmse: amount(rmse), r2: two(r2) });
}

/** Effect of the models' error on the value formula. */
export function valueSentence({ value, charts }: TestFindings, locale: Locale, t: Translate): string {
  const { figure, upToOne, percent } = formatter(locale);
  const payback =
    value.paybackDay === null
      ? t(locale, 'step.business-understanding.never')
      : t(locale, 'step.business-understanding.payback', { day: figure(value.paybackDay) });
  return t(locale, 'step.test.summary.value', {
    model: t(locale, `model.${value.best}`),
    share: percent(value.offShare * 100),
    tolerance: value.tolerancePercent,
    people: upToOne(value.people),
    value: inUnit(moneyUnit(charts.unit), locale, t).amount(value.valuePerDay),
    payback,
  });
}

/** One line that the communication exercise quotes. */
export function testHeadline(findings: TestFindings, locale: Locale, t: Translate): string {
  const { percent } = formatter(locale);
  const { value } = findings;
  return t(locale, 'step.test.headline', {
    why: findings.businessGoal.why,
    share: percent(value.offShare * 100),
    tolerance: value.tolerancePercent,
  });
}
