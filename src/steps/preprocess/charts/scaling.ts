import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { axis, BLUE, GREEN, title, WIDTH } from '../../../charts/palette.ts';
import { shortName, UPRIGHT } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { PreprocessFindings } from '../preprocess-findings.ts';

/**
 * Scatter of two numeric columns before or after standardization. Both axes have the same scale, as in a model: before
 * it, the column with larger numbers dominates; after it, both have equal weight.
 */
export function scaling(
  when: 'before' | 'after',
  { charts: { scatter } }: PreprocessFindings,
  locale: Locale,
  t: Translate,
): Chart {
  const { figure, two } = formatter(locale);
  const points = scatter[when];
  const unit = (side: 0 | 1) => scatter.units[side] ?? undefined;
  const range = (side: 0 | 1) => {
    const values = points.map((point) => point[side]);
    const number = when === 'after' ? two : areYears(values) ? String : figure;
    const { first, withUnit } = inUnit(when === 'after' ? undefined : unit(side), locale, t);
    return `${first(number(Math.min(...values)))} – ${withUnit(number(Math.max(...values)))}`;
  };
  const all = points.flat();
  const [least, greatest] = [Math.min(...all), Math.max(...all)];
  // Round ends beyond the outermost points.
  const step = 10 ** Math.floor(Math.log10(greatest - least || 1));
  const scale = {
    min: Math.floor(least / step) * step,
    max: Math.ceil(greatest / step) * step,
  };
  const ticks = (side: 0 | 1) => ({
    format: { useGrouping: !areYears(points.map((point) => point[side])) },
  });
  const name = t(locale, `chart.scaling.${when}.title`);
  const named = (side: 0 | 1) => {
    const column = side === 0 ? shortName(scatter.x) : shortName(scatter.y, UPRIGHT);
    return when === 'after'
      ? t(locale, 'chart.scaling.after.axis', { column })
      : inUnit(unit(side), locale, t).axisText(column);
  };
  return {
    id: `scaling-${when}`,
    title: name,
    altText: t(locale, 'chart.scaling.alt', {
      rows: figure(points.length),
      x: scatter.x,
      y: scatter.y,
      rangeX: range(0),
      rangeY: range(1),
      when: t(locale, `chart.scaling.${when}.when`),
    }),
    width: WIDTH,
    height: 900,
    config: {
      type: 'scatter',
      data: {
        datasets: [
          {
            data: points.map(([x, y]) => ({ x, y })),
            backgroundColor: when === 'before' ? BLUE : GREEN,
            pointRadius: 5,
            // Draw points at the edge completely.
            clip: false,
          },
        ],
      },
      options: {
        plugins: { legend: { display: false }, title: title(name) },
        scales: {
          x: axis(named(0), { ...scale, ticks: ticks(0) }),
          y: axis(named(1), { ...scale, ticks: ticks(1) }),
        },
      },
    },
  };
}

/** True when all values look like years, which take no thousands separator. */
function areYears(values: readonly number[]): boolean {
  return values.every((value) => Number.isInteger(value) && value >= 1500 && value <= 2100);
}
