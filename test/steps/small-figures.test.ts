import { expect, test } from 'vitest';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import type { Table } from '../../src/table/table.ts';
import { columnOf } from '../helpers/columns.ts';
import { course } from '../helpers/course.ts';
import { runSteps } from '../helpers/run-steps.ts';
import { writeNotebooks } from '../helpers/write-notebooks.ts';

const all = Array.from({ length: 200 }, (_, row) => row);
const size = all.map((row) => 0.01 + ((row * 37) % 101) / 5000);
/** Thicknesses in meters: about a tenth of a millimeter. */
const thin: Table = {
  rows: all.length,
  columns: [
    columnOf({ name: 'speed', type: 'numeric', values: size }),
    columnOf({
      name: 'thickness',
      type: 'numeric',
      values: size.map((value, row) => value * 0.004 + (row % 7) * 1e-7),
    }),
  ],
};

test.each(LOCALES)(
  'a target of small figures is nowhere told as 0, and a fit that is not perfect not as 1, in %s',
  async (locale) => {
    const outcomes = await runSteps({ table: thin, target: 'thickness', locale });
    const notebooks = writeNotebooks(outcomes, { dataset: 'thin.csv', target: 'thickness' }, locale);
    const texts = PROCESS_IDS.filter((process) => process !== 'business-understanding').flatMap((process) => {
      const { summary = '', headline = '', artifacts = [], findings } = outcomes.get(process) ?? {};
      const printed = JSON.parse(notebooks.get(process) ?? '{}').cells.flatMap(
        ({ id, outputs = [] }: { id: string; outputs?: { text: string[] }[] }) =>
          id === 'figures' ? [] : outputs.flatMap(({ text }) => text),
      );
      const charts = stepOf(process).charts(findings, locale, course.t);
      return [
        summary,
        headline,
        ...artifacts.filter(({ mediaType }) => mediaType === 'text/markdown').map(({ content }) => content),
        ...charts.map(({ altText }) => altText),
        ...printed,
      ];
    });
    const [analyzed = '', , tested = ''] = ['analyze', 'train', 'test'].map(
      (process) => outcomes.get(process as 'analyze')?.summary,
    );
    expect(analyzed).toContain({ en: 'between 0.00006005 and 0.0001007', ja: '0.00006005から0.0001007の間' }[locale]);
    expect(tested).toMatch(/RMSE 0\.0000\d+/u);
    for (const text of texts) {
      expect(text).not.toMatch(
        /(?:RMSE|the mean|median is|fence of|between|平均は|中央値は|境界) ?-?0(?:\.0+)?(?![\d.])/u,
      );
      expect(text).not.toMatch(/(?:R²|r|R2)(?: =|は|:)? ?1\.0+(?!\d)/u);
      expect(text).not.toMatch(/-0\.0+(?!\d)/u);
    }
  },
);
