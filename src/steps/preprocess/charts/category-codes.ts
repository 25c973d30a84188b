import type { Chart } from '../../../charts/chart.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { axis, BLUE, font, title } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { PreprocessFindings } from '../preprocess-findings.ts';

/** Most letters of a category's name, which is slanted below its bar. */
const CATEGORY = 20;

/** Mean of the target by category, in the order of the codes. It shows that codes follow the alphabet, not the data. */
export function categoryCodes(findings: PreprocessFindings, locale: Locale, t: Translate): Chart {
  const { codes, unit } = findings.charts;
  const { amount, axisText } = inUnit(unit, locale, t);
  const target = findings.target.column;
  const short = { column: shortName(codes.column), target: shortName(target) };
  const name = t(locale, 'chart.category-codes.title', short);
  const sorted = [...codes.categories].sort((a, b) => b.meanTarget - a.meanTarget);
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  return {
    id: 'category-codes',
    title: name,
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
    width: 1200,
    height: 700,
    config: {
      type: 'bar',
      data: {
        labels: codes.categories.map((category) => `${category.code}: ${shortName(category.name, CATEGORY)}`),
        datasets: [{ data: codes.categories.map((category) => category.meanTarget), backgroundColor: BLUE }],
      },
      options: {
        plugins: { legend: { display: false }, title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.category-codes.axis-x', short), {
            ticks: { font: font(20), color: '#1F2430', autoSkip: false, maxRotation: 60 },
          }),
          y: axis(axisText(t(locale, 'chart.category-codes.axis-y', short)), { beginAtZero: true }),
        },
      },
    },
  };
}
