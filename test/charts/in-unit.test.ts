import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inUnit } from '../../src/charts/in-unit.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { datasetFile, readDatasets } from '../../src/jobs/compute/read-datasets.ts';
import { course } from '../helpers/course.ts';

describe.each(Object.entries(readDatasets()))('the units of %s', (_, dataset) => {
  const { unit, columnUnits = {} } = dataset;
  const units = new Set([...(unit === undefined ? [] : [unit]), ...Object.values(columnUnits)]);

  test.each(LOCALES)('have words in %s', (locale) => {
    expect(units.size).toBeGreaterThan(0);
    for (const one of units) {
      const { amount, axisText } = inUnit(one, locale, course.t);
      expect(amount(1200)).toMatch(/^(?:\$1,200|1,200.+)$/u);
      expect(axisText('Size')).toMatch(/^Size.+/u);
    }
  });

  test('stand before the figure where readers expect them there, after a minus', () => {
    const { amount, range } = inUnit('usd', 'en', course.t);
    expect([amount(-1157), range(-500, 1200)]).toEqual(['-$1,157', '-$500 – $1,200']);
    const japanese = inUnit('usd', 'ja', course.t);
    expect([japanese.amount(-1157), japanese.range(-500, 1200)]).toEqual(['-1,157ドル', '-500 – 1,200ドル']);
  });

  test('belong to columns that it has', () => {
    const [head = ''] = readFileSync(datasetFile(dataset), 'utf8').split('\n');
    expect(head.split(',')).toEqual(expect.arrayContaining(Object.keys(columnUnits)));
  });
});
