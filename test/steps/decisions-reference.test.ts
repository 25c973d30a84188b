import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import { writeOrder } from '../../src/steps/preprocess/category-order.ts';
import type { PreprocessFindings } from '../../src/steps/preprocess/preprocess-findings.ts';
import { readPreprocessed } from '../../src/steps/preprocess/preprocessed-file.ts';
import { encodeRows, type TableEncoder } from '../../src/steps/preprocess/table-encoder.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import type { TestFindings } from '../../src/steps/test/test-findings.ts';
import { readModel } from '../../src/steps/train/model-file.ts';
import { predictOne } from '../../src/steps/train/predict-one.ts';
import { questions } from '../../src/steps/train/questions.ts';
import { columnOf, valuesOf } from '../helpers/columns.ts';
import { found, houses, rounded, runSteps } from '../helpers/run-steps.ts';

const expected = JSON.parse(readFileSync(new URL('../reference/reference-decisions.json', import.meta.url), 'utf8'));
const { drop, blankNone, blankZero, byTarget, orders } = expected.parameters;
let outcomes: Map<ProcessId, StepOutcome>;
beforeAll(async () => {
  outcomes = await runSteps({
    parameters: {
      prepare: { drop },
      preprocess: {
        blankNone,
        blankZero,
        byTarget,
        orders: Object.entries(orders as Record<string, string[]>).map(([column, categories]) =>
          writeOrder({ column, categories }),
        ),
      },
    },
  });
});
const file = (process: ProcessId, kind: string) =>
  outcomes.get(process)?.artifacts.find((one) => one.kind === kind)?.content ?? '';

test('medians, scales, fills and the orders of categories are those of scikit-learn', () => {
  const { numeric, categorical } = found<PreprocessFindings>(outcomes, 'preprocess');
  expect(rounded(numeric.map(({ blank: _, ...fit }) => fit))).toEqual(rounded(expected.numeric));
  expect(categorical.map(({ blank: _, order: __, ...fit }) => fit)).toEqual(expected.categorical);
});

test('the findings say which columns the team has decided about', () => {
  const { numeric, categorical, charts } = found<PreprocessFindings>(outcomes, 'preprocess');
  const names = (all: readonly { column: string }[]) => all.map(({ column }) => column);
  expect(names(numeric.filter(({ blank }) => blank === 0))).toEqual(blankZero);
  expect(names(categorical.filter(({ blank }) => blank === 'None'))).toEqual(blankNone);
  expect(names(categorical.filter(({ order }) => order === 'target-median'))).toEqual(byTarget);
  expect(names(categorical.filter(({ order }) => order === 'given'))).toEqual(Object.keys(orders));
  // The chart says that codes follow the alphabet, so its column must.
  expect([...byTarget, ...Object.keys(orders)]).not.toContain(charts.codes.column);
});

test('the held-out rows get the same codes, also when Test reads them back from the files', () => {
  const encoder = JSON.parse(file('preprocess', 'encoder')) as TableEncoder;
  const { test: held } = readPreprocessed(file('preprocess', 'preprocessed-dataset'), encoder);
  for (const [name, codes] of Object.entries(expected.testCodes)) {
    expect([...(held.features.find((feature) => feature.name === name)?.values ?? [])], name).toEqual(codes);
  }
});

test('ElasticNet makes the same errors, so its weights and inputs are the same', () => {
  expect(rounded(found<TestFindings>(outcomes, 'test').elasticNet)).toEqual(rounded(expected.elasticNet));
});

test('the prediction form knows the categories in their order, and a blank is what the team says it is', () => {
  const model = readModel(file('train', 'model'));
  const asked = questions(model, 100);
  const neighborhood = expected.categorical.find(({ column }: { column: string }) => column === 'Neighborhood');
  expect(asked.find(({ column }) => column === 'Neighborhood')?.categories).toEqual(neighborhood.categories);
  const typical = Object.fromEntries(asked.map(({ column, default: value }) => [column, value]));
  const withCell = (column: string, value: string) => predictOne(model, { ...typical, [column]: value });
  expect(withCell('Garage_Type', '')).toEqual(withCell('Garage_Type', 'None'));
  expect(withCell('Garage_Type', '')).not.toEqual(predictOne(model, typical));
  expect(withCell('Lot_Frontage', '')).toEqual(withCell('Lot_Frontage', '0'));
  const code = (frontage: number | null) => {
    const rows = houses().columns.map((column) => columnOf({ ...column, values: valuesOf(column).slice(0, 1) }));
    const columns = rows.map((column) =>
      column.name === 'Lot_Frontage' ? columnOf({ ...column, type: 'numeric', values: [frontage] }) : column,
    );
    const features = encodeRows(model.encoder, { rows: 1, columns }, [0]);
    return features.find(({ name }) => name === 'Lot_Frontage')?.values[0];
  };
  expect(code(null)).toBe(code(0));
  expect(code(null)).not.toBe(code(expected.numeric[0].median));
});

test('an order by the target is learned from training rows alone', async () => {
  const table = houses();
  const { trainIndex, testIndex } = found<PreprocessFindings>(outcomes, 'preprocess');
  const held = new Set(testIndex);
  expect(trainIndex.some((row) => held.has(row))).toBe(false);
  // Other names for the held-out rows’ neighborhoods change no code of a training row.
  const columns = table.columns.map((column) =>
    column.name === 'Neighborhood' && column.type === 'categorical'
      ? columnOf({ ...column, values: valuesOf(column).map((value, row) => (held.has(row) ? 'Elsewhere' : value)) })
      : column,
  );
  const other = await runSteps({
    table: { ...table, columns },
    processes: ['preprocess'],
    parameters: { prepare: { drop }, preprocess: { byTarget: ['Neighborhood'] } },
  });
  const categories = (all: typeof outcomes) =>
    found<PreprocessFindings>(all, 'preprocess').categorical.find(({ column }) => column === 'Neighborhood')
      ?.categories;
  expect(categories(other)).toEqual(categories(outcomes));
  const encoder = JSON.parse(
    other.get('preprocess')?.artifacts.find(({ kind }) => kind === 'encoder')?.content ?? '',
  ) as TableEncoder;
  const content = other.get('preprocess')?.artifacts.find(({ kind }) => kind === 'preprocessed-dataset')?.content ?? '';
  const { test: rows } = readPreprocessed(content, encoder);
  const codes = rows.features.find(({ name }) => name === 'Neighborhood')?.values ?? [];
  expect(new Set(codes)).toEqual(new Set([0]));
});
