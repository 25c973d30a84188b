import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { axis, BLUE, GREEN, GREY, legend, title, WIDTH } from '../../../charts/palette.ts';
import { shortName, UPRIGHT } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { TestFindings } from '../test-findings.ts';

/** Scatter of both models' predictions against true values, with the line of perfect predictions. */
export function predictedActual(findings: TestFindings, locale: Locale, t: Translate): Chart {
  const { figure, two } = formatter(locale);
  const { points, target, unit } = findings.charts;
  const { amount, axisText } = inUnit(unit, locale, t);
  const all = points.flatMap(({ actual, elasticNet, forest }) => [actual, elasticNet, forest]);
  const ends = [Math.min(...all), Math.max(...all)];
  const name = t(locale, 'chart.predicted-actual.title', { target: shortName(target) });
  const dots = (kind: 'elasticNet' | 'forest', backgroundColor: string, pointStyle: string) => ({
    type: 'scatter',
    label: t(locale, `model.${kind}`),
    data: points.map((point) => ({ x: point.actual, y: point[kind] })),
    backgroundColor,
    pointStyle,
    pointRadius: 5,
  });
  return {
    id: 'predicted-actual',
    title: name,
    altText: t(locale, 'chart.predicted-actual.alt', {
      target,
      shown: figure(points.length),
      rows: figure(findings.rows),
      forest: two(findings.forest.r2),
      elasticNet: two(findings.elasticNet.r2),
      rmse: amount(findings[findings.value.best].rmse),
    }),
    width: WIDTH,
    height: 900,
    config: {
      type: 'scatter',
      data: {
        datasets: [
          dots('forest', `${GREEN}CC`, 'circle'),
          dots('elasticNet', `${BLUE}99`, 'triangle'),
          {
            type: 'line',
            label: t(locale, 'chart.predicted-actual.line'),
            data: ends.map((end) => ({ x: end, y: end })),
            borderColor: GREY,
            backgroundColor: GREY,
            borderWidth: 3,
            pointRadius: 0,
            pointStyle: 'line',
          },
        ],
      },
      options: {
        plugins: {
          legend: legend({ usePointStyle: true }),
          title: title(name),
        },
        scales: {
          x: axis(axisText(t(locale, 'chart.predicted-actual.axis-x', { target: shortName(target) }))),
          y: axis(axisText(t(locale, 'chart.predicted-actual.axis-y', { target: shortName(target, UPRIGHT) }))),
        },
      },
    },
  };
}
