import { describe, expect, test } from 'vitest';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { readDatasets } from '../../src/jobs/compute/read-datasets.ts';
import { rowOf, rowWords } from '../../src/steps/row-words.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import { course } from '../helpers/course.ts';
import { flats } from '../helpers/flats.ts';
import { found, runSteps } from '../helpers/run-steps.ts';
import { writeNotebooks } from '../helpers/write-notebooks.ts';

const HOUSE = { en: /\b(?:house|home|sell|seller|price)/iu, ja: /家|価格|売|物件/u };

/** Everything that the six steps say about a table, without the names of its columns. */
async function saidAbout(locale: Locale, row?: string): Promise<string> {
  const options = { table: flats(), target: 'Rent', id: 'Id', locale, parameters: { train: { trees: 3 } } };
  const outcomes = await runSteps({ ...options, ...(row === undefined ? {} : { row }) });
  const notebooks = writeNotebooks(outcomes, { dataset: 'flats.csv', target: 'Rent', id: 'Id' }, locale);
  return PROCESS_IDS.flatMap((process: ProcessId) => {
    const { summary, headline, draft = '', artifacts = [] } = outcomes.get(process) ?? {};
    const charts = stepOf(process).charts(found(outcomes, process), locale, course.t);
    const reports = artifacts.filter(({ mediaType }) => mediaType === 'text/markdown').map(({ content }) => content);
    return [summary, headline, draft, ...reports, ...charts.map(({ altText }) => altText), notebooks.get(process)];
  })
    .join('\n')
    .replaceAll('house_prices.csv', '');
}

describe.each(LOCALES)('in %s', (locale) => {
  test('a table without names is told in neutral words', async () => {
    expect(await saidAbout(locale)).not.toMatch(HOUSE[locale]);
  });

  test('the house prices are told in words about houses', async () => {
    const text = await saidAbout(locale, 'house');
    const { goal, extremes, enter } = rowWords('house', locale, course.t);
    for (const words of [goal(), extremes(), enter()]) {
      expect(text).toContain(words);
      expect(words).toMatch(HOUSE[locale]);
    }
  });

  test('every data set that names what its row is has the words for it', () => {
    const rows = Object.values(readDatasets()).flatMap(({ row }) => (row === undefined ? [] : [row]));
    expect(rows).toContain('house');
    for (const row of rows) {
      const words = rowWords(row, locale, course.t);
      for (const say of [words.goal, words.extremes, words.enter, words.form]) expect(say()).not.toBe('');
      expect(words.count(1300)).toContain('1,300');
    }
  });
});

test('the findings of Train and Test name what a row is, for the button below them', async () => {
  const outcomes = await runSteps({
    table: flats(),
    target: 'Rent',
    row: 'house',
    parameters: { train: { trees: 3 } },
  });
  for (const process of ['train', 'test'] as const) expect(rowOf(found(outcomes, process))).toEqual({ row: 'house' });
  expect(rowOf(undefined)).toEqual({});
});
