import { valuesInside } from '../../../charts/bar-values.ts';
import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { axis, BLUE, GREEN, GREY, legend, title, valueAxis, WIDTH } from '../../../charts/palette.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { PreprocessFindings } from '../preprocess-findings.ts';

/** Share of all rows that takes less space than its number. */
const NARROW = 0.12;

/** One bar of all rows: training rows, rows removed above the fence (if there is one), held-out rows. */
export function splitRows(findings: PreprocessFindings, locale: Locale, t: Translate): Chart {
  const { figure } = formatter(locale);
  const { trainRows, trainRowsAfterFence, testRows, fence } = findings;
  const all = trainRows + testRows;
  const parts = [
    { key: 'train', rows: trainRowsAfterFence, color: BLUE },
    ...(fence === null ? [] : [{ key: 'left', rows: trainRows - trainRowsAfterFence, color: GREY }]),
    { key: 'test', rows: testRows, color: GREEN },
  ];
  const name = t(locale, 'chart.split-rows.title');
  return {
    id: 'split-rows',
    title: name,
    altText:
      fence === null
        ? t(locale, 'chart.split-rows.alt-no-fence', { train: figure(trainRows), test: figure(testRows) })
        : t(locale, 'chart.split-rows.alt', {
            train: figure(trainRowsAfterFence),
            left: figure(trainRows - trainRowsAfterFence),
            test: figure(testRows),
            fence: inUnit(findings.charts.unit, locale, t).amount(fence),
          }),
    width: WIDTH,
    height: 460,
    config: {
      type: 'bar',
      data: {
        labels: [''],
        datasets: parts.map(({ key, rows, color }) => ({
          label: `${t(locale, `chart.split-rows.${key}`)} ${figure(rows)}`,
          data: [rows],
          backgroundColor: color,
          // The legend has the value of a part that is too narrow for it.
          ...valuesInside([rows < all * NARROW ? '' : figure(rows)], color),
        })),
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: legend({ padding: 14 }), title: title(name) },
        scales: {
          x: valueAxis(t(locale, 'chart.split-rows.axis'), { stacked: true, max: all }),
          y: axis('', { stacked: true }),
        },
      },
    },
  };
}
