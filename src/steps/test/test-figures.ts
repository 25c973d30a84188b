import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import { moneyUnit } from '../../charts/money-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Figure } from '../../exercise/presentation.ts';
import { nameFigures } from '../name-figures.ts';
import type { TestFindings } from './test-findings.ts';

/** What somebody in the business can confirm of the test: what the error means for the work, and the scores. */
export function testFigures(findings: TestFindings, locale: Locale, t: Translate): Figure[] {
  const { figure, two, upToOne, percent } = formatter(locale);
  const { rows, value, charts } = findings;
  const named = nameFigures('test', locale, t);
  const payback =
    value.paybackDay === null
      ? t(locale, 'step.business-understanding.never')
      : t(locale, 'step.business-understanding.payback', { day: figure(value.paybackDay) });
  return [
    named('off', percent(value.offShare * 100), { tolerance: String(value.tolerancePercent) }),
    named('people', upToOne(value.people)),
    named('value', inUnit(moneyUnit(charts.unit), locale, t).amount(value.valuePerDay)),
    named('payback', payback),
    ...(['forest', 'elasticNet'] as const).flatMap((kind) => {
      const model = t(locale, `model.${kind}`);
      return [
        named('r2', two(findings[kind].r2), { model }, kind),
        named('rmse', inUnit(charts.unit, locale, t).amount(findings[kind].rmse), { model }, kind),
      ];
    }),
    named('target', two(charts.goal.targetR2)),
    named('rows', figure(rows)),
  ];
}
