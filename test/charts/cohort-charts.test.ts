import { describe, expect, it } from 'vitest';
import { agreementChart } from '../../src/charts/agreement-chart.ts';
import { type BarValues, valuesInside } from '../../src/charts/bar-values.ts';
import type { Chart } from '../../src/charts/chart.ts';
import { progressChart } from '../../src/charts/progress-chart.ts';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { agreementOf } from '../../src/exercise/agreement.ts';
import type { LabellingItem } from '../../src/exercise/labelling-items.ts';
import { course } from '../helpers/course.ts';

const ITEM: LabellingItem = { row: 0, cells: [], truth: 'low' };

const CHARTS: Record<string, (locale: Locale) => Chart> = {
  agreement: (locale) =>
    agreementChart(
      agreementOf(
        [ITEM, ITEM],
        [
          ['low', 'high'],
          ['low', 'middle'],
          ['low', 'middle'],
        ],
      ),
      locale,
      course.t,
    ),
  progress: (locale) =>
    progressChart(
      PROCESS_IDS.map((process, place) => ({
        process,
        state: 'now',
        runs: 1,
        requests: 12 - place,
        answered: 6 - place,
        reviewed: 0,
        covered: 0,
        models: 4,
      })),
      locale,
      course,
    ),
};

describe.each(LOCALES)('in %s', (locale) => {
  it.each(Object.entries(CHARTS))('%s has texts that are readable at 340 pixels', (_, draw) => {
    const { width, config } = draw(locale);
    const sizes = [...JSON.stringify(config).matchAll(/"size":(\d+)/gu)].map(([, size]) => Number(size));
    expect((Math.min(...sizes) / width) * 340).toBeGreaterThanOrEqual(9);
  });

  it.each([
    ['agreement', ['3,', ',2', ',1']],
    ['progress', ['12,11,10,9,8,7', '6,5,4,3,2,1', ',,,,,']],
  ])('%s has a value on each bar, and none where there is no bar', (id, values) => {
    const { datasets } = (CHARTS[id] as (typeof CHARTS)[string])(locale).config.data;
    expect((datasets as BarValues[]).map(({ barValues }) => barValues.join())).toEqual(values);
  });
});

it('writes each value inside a bar in black or white, whichever is readable on it', () => {
  const ink = (background: string) => valuesInside(['1'], background).datalabels.color;
  expect(['#009E73', '#0072B2', '#F2C12E', '#B3202C'].map(ink)).toEqual(['#000000', '#FFFFFF', '#000000', '#FFFFFF']);
});
