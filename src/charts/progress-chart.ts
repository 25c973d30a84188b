import type { Course } from '../course/course.ts';
import type { Locale } from '../course/locale.ts';
import type { ProcessProgress } from '../exercise/process-progress.ts';
import { countTexts, roomForValues, valuesAtEnds } from './bar-values.ts';
import type { Chart } from './chart.ts';
import { axis, BLUE, GREEN, GREY, legend, title, valueAxis, WIDTH } from './palette.ts';

/** Requests of each process: asked, answered and reviewed. */
export function progressChart(
  rows: readonly ProcessProgress[],
  locale: Locale,
  { t, process }: Pick<Course, 't' | 'process'>,
): Chart {
  const name = t(locale, 'chart.progress.title');
  const sum = (of: (row: ProcessProgress) => number) => rows.reduce((total, row) => total + of(row), 0);
  const bars = [
    { key: 'asked', color: GREY, of: (row: ProcessProgress) => row.requests },
    { key: 'answered', color: BLUE, of: (row: ProcessProgress) => row.answered },
    { key: 'reviewed', color: GREEN, of: (row: ProcessProgress) => row.reviewed },
  ] as const;
  return {
    id: 'progress',
    title: name,
    altText: t(locale, 'chart.progress.alt', {
      asked: sum((row) => row.requests),
      answered: sum((row) => row.answered),
      reviewed: sum((row) => row.reviewed),
      done: rows.filter(({ state }) => state === 'done').length,
      of: rows.length,
    }),
    width: WIDTH,
    height: 1120,
    config: {
      type: 'bar',
      data: {
        labels: rows.map((row) => process(locale, row.process).name),
        datasets: bars.map(({ key, color, of }) => ({
          label: t(locale, `chart.progress.${key}`),
          data: rows.map(of),
          backgroundColor: color,
          ...valuesAtEnds(countTexts(rows.map(of))),
        })),
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: legend(), title: title(name) },
        scales: {
          x: valueAxis(
            t(locale, 'chart.progress.axis'),
            roomForValues(rows.flatMap((row) => bars.map(({ of }) => of(row))).concat(3)),
          ),
          y: axis('', { grid: { display: false } }),
        },
      },
    },
  };
}
