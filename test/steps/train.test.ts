import { RandomForestRegression } from 'ml-random-forest';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { preprocessedOf } from '../../src/steps/preprocess/preprocessed-file.ts';
import { modelOf, readModel, type TrainedModel } from '../../src/steps/train/model-file.ts';
import { predictOne } from '../../src/steps/train/predict-one.ts';
import { predictRows } from '../../src/steps/train/predict-rows.ts';
import { questions } from '../../src/steps/train/questions.ts';
import { train } from '../../src/steps/train/train.ts';
import type { TrainFindings } from '../../src/steps/train/train-findings.ts';
import { cellOf } from '../../src/table/cells-of.ts';
import { altered, flats, prepared, runOnFlats, runUpTo, say } from '../helpers/flats.ts';

const history = runUpTo('train');
const findings = history.train?.findings as TrainFindings;
const model = modelOf(history);
const { train: learnt, test: held } = preprocessedOf(history);

describe('training', () => {
  it('gives the same models for the same seed, and another forest for another', () => {
    const again = runOnFlats('train', history);
    expect(again.data).toEqual(model);
    const other = runOnFlats('train', history, { parameters: { seed: 41 } }).data as TrainedModel;
    expect(other.forest).not.toEqual(model.forest);
  });

  it('does not depend on the held-out rows', () => {
    const rows = new Set(held.rows);
    const table = altered(flats(), 'Rent', (value, row) => (rows.has(row) ? Number(value) + row / 1e6 : value));
    const dearer = runUpTo(
      'train',
      altered(table, 'Floor', (value, row) => (rows.has(row) ? 77 : value)),
    );
    expect(modelOf(dearer)).toEqual(model);
  });

  it('reports rising progress for each tree', () => {
    const told: { share: number; stage: string }[] = [];
    runOnFlats('train', history, {
      parameters: { trees: 12 },
      progress: (share, stage) => told.push({ share, stage }),
    });
    expect(told.filter(({ stage }) => stage === 'forest').length).toBeGreaterThanOrEqual(12);
    expect(told.map(({ share }) => share)).toEqual(told.map(({ share }) => share).sort((a, b) => a - b));
  });

  it('records the metadata to train the model again', () => {
    expect(model.builtOn).toEqual({
      prepare: { drop: ['Rooms'], ask: [] },
      preprocess: { seed: 40, testShare: 0.3, fenceFactor: 1.5 },
    });
    expect(findings.metadata).toEqual(model.metadata);
    expect(findings.metadata).toMatchObject({
      dataHash: 'the flats',
      packageVersion: '1.2.3',
      parameters: { seed: 40, trees: 20, alpha: 1, l1Ratio: 0.05 },
    });
    expect(findings.metadata.trainRows + findings.metadata.validationRows).toBe(learnt.rows.length);
    expect(findings.forest.fitMilliseconds).toBeGreaterThan(0);
  });

  it('names each model by its changed parameters', () => {
    const second = runOnFlats('train', history, {
      parameters: { trees: 3, maxDepth: 2 },
      earlier: [history.train as NonNullable<typeof history.train>],
    });
    expect((second.findings as TrainFindings).charts.models.map(({ label }) => label)).toEqual([
      '#1',
      '#2 trees=3 maxDepth=2',
    ]);
  });

  it('gives importances that sum to 1, largest first, and 0 for a constant feature', () => {
    const { importances } = findings.forest;
    expect(importances.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 12);
    expect(importances.map(({ importance }) => importance)).toEqual(
      importances.map(({ importance }) => importance).sort((a, b) => b - a),
    );
    expect(importances.at(-1)).toEqual({ feature: 'Lifts', importance: 0 });
  });

  it('reports only an ElasticNet that did not converge', () => {
    expect(train.summarize(findings, 'en', say)).not.toContain('settled');
    const charts = { ...findings.charts, converged: false };
    const stopped = { ...findings, charts, elasticNet: { ...findings.elasticNet, iterations: 1000 } };
    expect(train.summarize(stopped, 'en', say)).toContain('stopped after 1,000 rounds');
    expect(train.summarize(stopped, 'ja', say)).toContain('1,000回の反復');
  });

  it('says so when ElasticNet uses no feature, and names only those that it uses', () => {
    const coefficients = findings.elasticNet.coefficients.map((each) => ({ ...each, weight: 0 }));
    const none = { ...findings, elasticNet: { ...findings.elasticNet, coefficients } };
    expect(train.summarize(none, 'en', say)).toContain('none of the');
    expect(train.summarize(none, 'ja', say)).toContain('どれも使わず');
    const name = coefficients[0]?.feature;
    const weights = coefficients.map((each) => ({ ...each, weight: each.feature === name ? 0.5 : 0 }));
    const one = { ...findings, elasticNet: { ...findings.elasticNet, coefficients: weights } };
    expect(train.summarize(one, 'en', say)).toContain(`most of all ${name} (0.50). A weight`);
  });

  it('refuses a constant target by its name', () => {
    const level = runUpTo(
      'preprocess',
      altered(flats(), 'Rent', () => 500),
    );
    expect(() => runOnFlats('train', level)).toThrow(new AppError('column_constant', { column: 'Rent' }));
  });

  it('refuses to start without a Preprocessed Dataset', () => {
    expect(() => runOnFlats('train', prepared(flats()))).toThrow(
      new AppError('predecessor_missing', { process: 'preprocess' }),
    );
  });
});

describe('the model file', () => {
  const content = history.train?.artifacts.find(({ kind }) => kind === 'model')?.content ?? '';

  it('has everything for a prediction', () => {
    expect(readModel(content)).toEqual(model);
    expect(predictRows(readModel(content), held.features)).toEqual(predictRows(model, held.features));
  });

  it('has a forest that ml-random-forest loads', () => {
    const { forest, encoder } = readModel(content);
    const loaded = RandomForestRegression.load(forest as unknown as Parameters<typeof RandomForestRegression.load>[0]);
    const rows = held.rows.map((_, i) => held.features.map(({ values }) => values[i] ?? 0));
    const rents = loaded.predict(rows).map((score) => score * encoder.target.scale + encoder.target.mean);
    expect(rents).toEqual(Array.from(predictRows(model, held.features).forest));
  });

  it('is refused in another format', () => {
    expect(() => readModel('{"format":"kakehashi-model-0"}')).toThrow(new AppError('stale_button'));
  });
});

describe('a row that a person types', () => {
  const table = flats();
  const cellsOf = (row: number) =>
    Object.fromEntries(table.columns.map((column) => [column.name, String(cellOf(column, row) ?? '')]));

  it('is predicted like the same row of the Dataset, with blanks filled as in training', () => {
    const { elasticNet, forest } = predictRows(model, held.features);
    held.rows.forEach((row, i) => {
      const predicted = predictOne(model, cellsOf(row));
      expect(predicted.elasticNet).toBeCloseTo(elasticNet[i] ?? Number.NaN, 9);
      expect(predicted.forest).toBeCloseTo(forest[i] ?? Number.NaN, 9);
    });
  });

  it('uses medians and most frequent values when nothing is typed', () => {
    const typical = Object.fromEntries(questions(model).map((one) => [one.column, one.default]));
    expect(predictOne(model, {})).toEqual(predictOne(model, typical));
  });

  it('treats a new category as unknown', () => {
    const unknown = predictOne(model, { Heating: 'fusion' });
    expect(unknown).toEqual(predictOne(model, { Heating: 'geothermal' }));
    expect(unknown.forest).not.toBe(predictOne(model, { Heating: 'oil' }).forest);
  });

  it.each([
    ['1,050', '1050'],
    ['８０', '80'],
    [' 80.0 ', '80'],
    ['+8e1', '80'],
    ['-.5', '-0.5'],
  ])('reads %j as %s', (typed, plain) => {
    expect(predictOne(model, { 'Area, m²': typed })).toEqual(predictOne(model, { 'Area, m²': plain }));
  });

  it.each(['eighty', '80 m²', '1,5', '1,05', ',', '.', '-', '0x50', '1e999', 'Infinity', 'NaN', '1.2.3', '--1'])(
    'refuses %j and names the column',
    (typed) => {
      expect(() => predictOne(model, { 'Area, m²': typed })).toThrow(
        new AppError('cell_not_numeric', { column: 'Area, m²', typed }),
      );
    },
  );

  it('has questions about the most important features, with defaults from training', () => {
    const asked = questions(model, 3);
    expect(asked.map(({ column }) => column)).toEqual(
      findings.forest.importances.slice(0, 3).map(({ feature }) => feature),
    );
    expect(questions(model).find(({ column }) => column === 'Heating')).toEqual({
      column: 'Heating',
      type: 'categorical',
      default: 'wood, "own"',
      categories: ['gas', 'oil', 'wood, "own"'],
    });
    expect(questions(model).find(({ column }) => column === 'Lifts')).toMatchObject({ type: 'numeric', default: '1' });
  });
});
