import type { Chart } from '../../../charts/chart.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { axis, BLUE, GREEN, GREY, legend, ORANGE, PURPLE, title, WIDTH } from '../../../charts/palette.ts';
import { roundTicks } from '../../../charts/round-ticks.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { BusinessFindings } from '../business-findings.ts';
import { scenarioNames } from './scenario-names.ts';

const COLORS = [BLUE, ORANGE, GREEN, PURPLE];
/** Days that the axis shows at least. */
const YEAR = 365;
const STEPS = 60;

/** Accumulated value of each scenario by day, starting at minus the development cost. A dot marks the payback day. */
export function payback(findings: BusinessFindings, locale: Locale, t: Translate): Chart {
  const { scenarios, numbers, charts } = findings;
  const { amount, axisText } = inUnit(charts.unit, locale, t);
  const furthest = Math.max(YEAR, ...scenarios.map(({ paybackDay }) => Math.min(paybackDay ?? 0, YEAR * 10) * 1.2));
  const { max: last, stepSize } = roundTicks(0, furthest);
  const days = Array.from({ length: STEPS + 1 }, (_, i) => (last * i) / STEPS);
  const names = scenarioNames(findings, locale, t).map(({ name, payback }) =>
    t(locale, 'list.pair', { label: name, text: payback }),
  );
  const chartTitle = t(locale, 'chart.payback.title');
  return {
    id: 'payback',
    title: chartTitle,
    altText: t(locale, 'chart.payback.alt', {
      scenarios: names.join(t(locale, 'list.semicolon')),
      cost: amount(numbers.developmentCost),
    }),
    width: WIDTH,
    height: 900,
    config: {
      type: 'line',
      data: {
        datasets: [
          ...charts.scenarios.map(({ netPerDay }, index) => {
            const paid = scenarios[index]?.paybackDay ?? Number.POSITIVE_INFINITY;
            const shown = paid > last ? days : [...new Set([...days, paid])].sort((a, b) => a - b);
            return {
              label: names[index],
              data: shown.map((day) => ({ x: day, y: day * netPerDay - numbers.developmentCost })),
              borderColor: COLORS[index % COLORS.length],
              backgroundColor: COLORS[index % COLORS.length],
              borderDash: index % 2 === 0 ? [] : [14, 8],
              borderWidth: 5,
              pointRadius: shown.map((day) => (day === paid ? 11 : 0)),
              pointBorderColor: '#FFFFFF',
              pointBorderWidth: 3,
            };
          }),
          {
            label: t(locale, 'chart.payback.zero'),
            data: [
              { x: 0, y: 0 },
              { x: last, y: 0 },
            ],
            borderColor: GREY,
            backgroundColor: GREY,
            borderWidth: 3,
            pointRadius: 0,
          },
        ],
      },
      options: {
        plugins: {
          legend: legend({ boxHeight: 0, padding: 20 }),
          title: title(chartTitle),
        },
        scales: {
          x: {
            type: 'linear',
            min: 0,
            max: last,
            ...axis(t(locale, 'chart.payback.axis-x'), { ticks: { stepSize } }),
          },
          y: axis(axisText(t(locale, 'chart.payback.axis-y'))),
        },
      },
    },
  };
}
