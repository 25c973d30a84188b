import fc from 'fast-check';
import { DecisionTreeRegression } from 'ml-cart';
import { RandomForestRegression } from 'ml-random-forest';
import { describe, expect, it, test } from 'vitest';
import { type ForestModel, type ForestParameters, fitForest, predictForest } from '../../src/stats/forest.ts';
import { RandomState } from '../../src/stats/random-state.ts';

const feature = (name: string, values: ArrayLike<number>) => ({ name, values: Float64Array.from(values) });
const parameters: ForestParameters = { trees: 5, minSamplesSplit: 2, maxFeatures: 1, seed: 3 };
const x = feature('x', [0, 3, 1, 7, 5, 9, 12, 11, 8, 15, 20, 18]);
const y = feature('y', [1, 4, 1.5, 9, 6, 7, 20, 15.5, 8.5, 18, 40, 33]);

/** Random columns without ties and a target that depends on the first two of them. */
function madeUp(rows: number, columns: number, seed: number) {
  const random = new RandomState(seed);
  const features = Array.from({ length: columns }, (_, i) => feature(`f${i}`, random.permutation(rows)));
  const noise = random.permutation(rows);
  const target = feature(
    'y',
    Array.from(noise, (value, i) => (features[0]?.values[i] ?? 0) ** 2 + (features[1]?.values[i] ?? 0) + value / 7),
  );
  return { features, target };
}

describe('with one feature the forest equals that of scikit-learn 1.2.1', () => {
  it.each([
    [{}, [1.1, 3.5, 1.3, 8.7, 5.2, 8.5, 17.7, 15.9, 8.5, 22.2, 28.8, 27.4]],
    [{ maxDepth: 2 }, [2.43666667, 2.43666667, 2.43666667, 6.92, 5.53666667, 6.92, 17.3, 15.6, 6.92, 22.5, 29.1, 27.7]],
    [
      { minSamplesSplit: 4 },
      [2.20166667, 2.20166667, 2.20166667, 7.86, 5.30166667, 7.86, 18.1, 18.1, 7.86, 23.3, 26.74, 26.74],
    ],
  ])('%j', (changed, expected) => {
    const { model } = fitForest([x], y, { ...parameters, ...changed });
    predictForest(model, [x]).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? 0, 7);
    });
  });
});

describe('the trees equal those of ml-cart', () => {
  it.each([
    [8, 1, 0],
    [12, 3, 1],
    [25, 2, 2],
    [40, 4, 3],
  ])('on the bootstrap sample of %d rows and %d columns (seed %d)', (rows, columns, seed) => {
    const { features, target } = madeUp(rows, Math.max(2, columns), seed);
    const { model } = fitForest(features, target, { ...parameters, trees: 1, seed });
    const [treeSeed = 0] = new RandomState(seed).integers(2 ** 31 - 1, 1);
    const drawn = new RandomState(treeSeed).integers(rows, rows);
    const rowOf = (row: number) => features.map(({ values }) => values[row] ?? 0);
    // ml-cart takes a gain of 0 as a perfect split and stops, so trees are grown until each row is alone.
    const cart = new DecisionTreeRegression({ minNumSamples: 1, gainThreshold: -1 });
    const sample = Array.from(drawn, rowOf);
    cart.train(
      sample,
      Array.from(drawn, (row) => target.values[row] ?? 0),
    );
    const ours = predictForest(
      model,
      features.map(({ name, values }) =>
        feature(
          name,
          Array.from(drawn, (row) => values[row] ?? 0),
        ),
      ),
    );
    cart.predict(sample).forEach((value: number, i: number) => {
      expect(ours[i]).toBeCloseTo(value, 9);
    });
  });
});

test('a full tree predicts its own rows exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.nat({ max: 1000 }), (rows, seed) => {
      const { features, target } = madeUp(rows, 3, seed);
      const [treeSeed = 0] = new RandomState(seed).integers(2 ** 31 - 1, 1);
      const drawn = new RandomState(treeSeed).integers(rows, rows);
      const predicted = predictForest(fitForest(features, target, { ...parameters, trees: 1, seed }).model, features);
      for (const row of drawn) expect(predicted[row]).toBe(target.values[row]);
    }),
    { numRuns: 50 },
  );
});

test('ml-random-forest loads the model, predicts the same and writes the same JSON', () => {
  const { features, target } = madeUp(80, 5, 1);
  const { model } = fitForest(features, target, parameters);
  const saved = JSON.parse(JSON.stringify(model)) as ForestModel;
  expect(saved).toEqual(model);
  expect(predictForest(saved, features)).toEqual(predictForest(model, features));
  const loaded = RandomForestRegression.load(saved as never);
  const again = JSON.parse(JSON.stringify(loaded.toJSON())) as ForestModel;
  expect(again).toMatchObject({ ...saved, baseModel: { ...saved.baseModel, estimators: expect.any(Array) } });
  expect(predictForest(again, features)).toEqual(predictForest(model, features));
  const trained = new RandomForestRegression({ nEstimators: 2, seed: 1, noOOB: true });
  trained.train([[1], [2], [3], [4], [5]], [1, 2, 3, 4, 5]);
  const known = new Set([...Object.keys(trained.toJSON()), ...Object.keys(trained.toJSON().baseModel)]);
  for (const key of [...Object.keys(model), ...Object.keys(model.baseModel)]) expect(known).toContain(key);
});

test('importances sum to 1, are not negative, and go to the feature that matters', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (seed, maxFeatures) => {
      const { features, target } = madeUp(30, 4, seed);
      const { importances } = fitForest(features, target, { ...parameters, maxFeatures, seed });
      expect(importances.map((each) => each.feature)).toEqual(['f0', 'f1', 'f2', 'f3']);
      expect(importances.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 12);
      for (const { importance } of importances) expect(importance).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
  const { features, target } = madeUp(200, 4, 5);
  expect(fitForest(features, target, parameters).importances[0]?.importance).toBeGreaterThan(0.9);
});

test('equal features share their importance in any column order', () => {
  const { features, target } = madeUp(200, 2, 8);
  const [first = x] = features;
  const { importances } = fitForest([first, { ...first, name: 'twin' }], target, { ...parameters, trees: 50 });
  expect(importances[0]?.importance).toBeGreaterThan(0.3);
  expect(importances[1]?.importance).toBeGreaterThan(0.3);
});

test('the forest depends only on the seed', () => {
  const { features, target } = madeUp(50, 3, 2);
  expect(fitForest(features, target, parameters)).toEqual(fitForest(features, target, parameters));
  expect(fitForest(features, target, { ...parameters, seed: 4 }).importances).not.toEqual(
    fitForest(features, target, parameters).importances,
  );
});

test('progress is reported after every tree', () => {
  const told: [number, number][] = [];
  fitForest([x], y, { ...parameters, trees: 3 }, (done, trees) => told.push([done, trees]));
  expect(told).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('no tree exceeds the depth, and splits try features until one varies', () => {
  const flat = feature('flat', new Array(12).fill(1));
  const { model } = fitForest([flat, x, flat, flat], y, { ...parameters, maxDepth: 1, maxFeatures: 0.25 });
  for (const { root } of model.baseModel.estimators) {
    expect(root).toMatchObject({
      splitColumn: 1,
      left: { distribution: expect.any(Number) },
      right: { distribution: expect.any(Number) },
    });
  }
});

test('data without anything to learn is an error', () => {
  const flat = feature('flat', new Array(12).fill(1));
  const huge = feature('huge', [...new Array(11).fill(0), 1e200]);
  const refused = (code: string, values: object) => expect.objectContaining({ code, values });
  expect(() => fitForest([x], flat, parameters)).toThrow(refused('column_constant', { column: 'flat' }));
  expect(() => fitForest([flat], y, parameters)).toThrow(refused('column_constant', { column: 'flat' }));
  expect(() => fitForest([x], huge, parameters)).toThrow(refused('numbers_too_large', { subject: 'huge' }));
  expect(() => fitForest([feature('x', [1])], feature('y', [1]), parameters)).toThrow(
    refused('too_few_rows', { needs: 2, has: 1 }),
  );
  for (const changed of [{ trees: 0 }, { trees: 1001 }, { minSamplesSplit: 1 }, { maxDepth: 0 }, { maxFeatures: 0 }]) {
    expect(() => fitForest([x], y, { ...parameters, ...changed })).toThrow(RangeError);
  }
  expect(() => fitForest([feature('x', [1, 2])], y, parameters)).toThrow(RangeError);
  expect(() => predictForest(fitForest([x], y, parameters).model, [x, x])).toThrow(RangeError);
});

test('any finite numbers give a forest with finite predictions, or a named error', () => {
  const column = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(column, column, column, (a, b, target) => {
      const features = [feature('a', a), feature('b', b)];
      try {
        const { model, importances } = fitForest(features, feature('y', target), parameters);
        for (const value of predictForest(model, features)) expect(value).toSatisfy(Number.isFinite);
        expect(importances.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 9);
      } catch (error) {
        expect(['column_constant', 'numbers_too_large']).toContain((error as { code?: string }).code);
      }
    }),
  );
});
