import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fitElasticNet, predictElasticNet } from '../../src/stats/elastic-net.ts';

const feature = (name: string, ...values: number[]) => ({ name, values: Float64Array.from(values) });
const features = [feature('a', 1, 2, 3, 4, 5, 6), feature('b', 2, 1, 5, 3, 8, 6), feature('c', 0.5, 0, 1, 2.5, -1, 0)];
const target = feature('y', 1.5, 3, 3.2, 6, 5.1, 7.7);

describe('ElasticNet of scikit-learn 1.2.1 finds the same weights in the same number of rounds', () => {
  it.each([
    [0.1, 0.5, 1000, [1.4443899218977763, -0.2893728159291143, 0.15933837428654135], 0.4873528192524885, 19, true],
    [1, 0.05, 1000, [0.845510129056012, 0.024356117740721342, 0.17019788049583248], 1.2707984508030354, 10, true],
    [0.01, 1, 3, [1.4245628741457563, -0.27276044768592833, 0.2114003734985735], 0.4614982857652672, 3, false],
    [0.5, 0, 1000, [1.0662628981606102, -0.0697173620457605, 0.22445042620008962], 0.8630103185284876, 1000, false],
  ])('alpha %d, l1Ratio %d, at most %d', (alpha, l1Ratio, maxIterations, weights, intercept, iterations, converged) => {
    const model = fitElasticNet(features, target, { alpha, l1Ratio, maxIterations });
    model.coefficients.forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i] ?? 0, 12);
    });
    expect(model.intercept).toBeCloseTo(intercept, 12);
    expect(model).toMatchObject({ iterations, converged });
  });
});

test('a strong penalty leaves only the mean of the target', () => {
  const model = fitElasticNet(features, target, { alpha: 1e6, l1Ratio: 1 });
  expect(model.coefficients).toEqual([0, 0, 0]);
  expect(model.intercept).toBeCloseTo(26.5 / 6, 12);
  expect(predictElasticNet(model, features)[3]).toBeCloseTo(26.5 / 6, 12);
});

test('constant features and features of a constant target get the weight 0', () => {
  const flat = feature('flat', 3, 3, 3, 3, 3, 3);
  const parameters = { alpha: 0.1, l1Ratio: 0.5 };
  expect(fitElasticNet([flat], target, parameters).coefficients).toEqual([0]);
  expect(fitElasticNet(features, flat, parameters)).toEqual({
    coefficients: [0, 0, 0],
    intercept: 3,
    iterations: 1,
    converged: true,
  });
});

test('a model that is saved and read again predicts the same', () => {
  const model = fitElasticNet(features, target, { alpha: 0.1, l1Ratio: 0.5 });
  expect(predictElasticNet(JSON.parse(JSON.stringify(model)), features)).toEqual(predictElasticNet(model, features));
});

test('too few rows, parameters out of range and tables of another shape are errors', () => {
  const parameters = { alpha: 1, l1Ratio: 0.5 };
  const attempt = (changed: object) => () => fitElasticNet(features, target, { ...parameters, ...changed });
  expect(() => fitElasticNet([feature('a', 1)], feature('y', 1), parameters)).toThrow(
    expect.objectContaining({ code: 'too_few_rows', values: { needs: 2, has: 1 } }),
  );
  for (const changed of [{ alpha: 0 }, { alpha: Number.NaN }, { l1Ratio: 1.1 }, { l1Ratio: -0.1 }]) {
    expect(attempt(changed)).toThrow(RangeError);
  }
  expect(() => fitElasticNet([feature('a', 1, 2)], target, parameters)).toThrow(RangeError);
  expect(() => predictElasticNet(attempt({})(), features.slice(1))).toThrow(RangeError);
});

test('a model of any finite numbers predicts finite numbers, or the error names the column', () => {
  const column = (rows: number) =>
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: rows, maxLength: rows });
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }).chain((rows) => fc.tuple(column(rows), column(rows), column(rows))),
      ([a, b, y]) => {
        const table = [feature('a', ...a), feature('b', ...b)];
        try {
          const model = fitElasticNet(table, feature('y', ...y), { alpha: 1, l1Ratio: 0.5, maxIterations: 50 });
          for (const value of predictElasticNet(model, table)) expect(value).toSatisfy(Number.isFinite);
        } catch (error) {
          expect(error).toMatchObject({ code: 'numbers_too_large' });
        }
      },
    ),
  );
});
