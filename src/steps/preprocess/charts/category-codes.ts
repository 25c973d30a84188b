import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { horizontalBars } from '../../../charts/horizontal-bars.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { BLUE } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { PreprocessFindings } from '../preprocess-findings.ts';

/** Mean of the target by category, in the order of the codes. It shows that codes follow the alphabet, not the data. */
export function categoryCodes(findings: PreprocessFindings, locale: Locale, t: Translate): Chart {
  const { codes, unit } = findings.charts;
  const { figure } = formatter(locale);
  const { amount, axisText } = inUnit(unit, locale, t);
  const target = findings.target.column;
  const short = { column: shortName(codes.column), target: shortName(target) };
  const sorted = [...codes.categories].sort((a, b) => b.meanTarget - a.meanTarget);
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  return horizontalBars({
    id: 'category-codes',
    title: t(locale, 'chart.category-codes.title', short),
    altText: t(locale, 'chart.category-codes.alt', {
      column: codes.column,
      target,
      highest: highest?.name ?? '',
      highestCode: highest?.code ?? 0,
      highestMean: amount(highest?.meanTarget ?? 0),
      lowest: lowest?.name ?? '',
      lowestCode: lowest?.code ?? 0,
      lowestMean: amount(lowest?.meanTarget ?? 0),
    }),
    axis: axisText(t(locale, 'chart.category-codes.axis', short)),
    bars: codes.categories.map(({ code, name, meanTarget }) => ({
      label: `${code}: ${shortName(name)}`,
      value: meanTarget,
      text: figure(meanTarget),
      color: BLUE,
    })),
  });
}
