import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { axis, BLUE, GREEN, GREY, legend, title } from '../../../charts/palette.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { PreprocessFindings } from '../preprocess-findings.ts';

/** One bar of all rows: training rows, rows removed above the fence (if there is one), held-out rows. */
export function splitRows(findings: PreprocessFindings, locale: Locale, t: Translate): Chart {
  const { whole } = formatter(locale);
  const { trainRows, trainRowsAfterFence, testRows, fence } = findings;
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
        ? t(locale, 'chart.split-rows.alt-no-fence', { train: whole(trainRows), test: whole(testRows) })
        : t(locale, 'chart.split-rows.alt', {
            train: whole(trainRowsAfterFence),
            left: whole(trainRows - trainRowsAfterFence),
            test: whole(testRows),
            fence: inUnit(findings.charts.unit, locale, t).amount(fence),
          }),
    width: 1200,
    height: 380,
    config: {
      type: 'bar',
      data: {
        labels: [''],
        datasets: parts.map(({ key, rows, color }) => ({
          label: `${t(locale, `chart.split-rows.${key}`)} ${whole(rows)}`,
          data: [rows],
          backgroundColor: color,
        })),
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: legend({ padding: 14 }), title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.split-rows.axis'), { stacked: true, max: trainRows + testRows }),
          y: axis('', { stacked: true }),
        },
      },
    },
  };
}
