import { readFileSync } from 'node:fs';
import { codeCells, countCodes } from '../../src/stats/code-cells.ts';
import { describe } from '../../src/stats/describe.ts';
import { applyOrdinal, type Encoder, fitEncoder } from '../../src/stats/encoder.ts';
import type { Feature } from '../../src/stats/feature.ts';
import { fillMissing, fitMedian, fitMostFrequent } from '../../src/stats/imputers.ts';
import { applyScaler, fitScaler, type Scaler } from '../../src/stats/scaler.ts';
import { split } from '../../src/stats/split.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import type { CategoricalColumn, NumericColumn } from '../../src/table/table.ts';

const root = new URL('../../', import.meta.url);
export const TARGET = 'Sale_Price';
/** The seed of the course: it splits the table, then the training rows, and grows the forest. */
const SEED = 40;
export const FOREST = { trees: 20, minSamplesSplit: 2, maxFeatures: 1, seed: SEED };

export const reference = JSON.parse(readFileSync(new URL('test/reference/reference-ames.json', root), 'utf8'));

interface FittedNumeric {
  column: string;
  median: number;
  scaler: Scaler;
}
interface FittedCategorical {
  column: string;
  mostFrequent: string;
  encoder: Encoder;
}

/** The house prices, encoded for a model as in the first steps of the course, with functions of src/stats only. */
export function preprocess() {
  const table = parseTable(readFileSync(new URL('data/house_prices.csv', root)));
  const kept = table.columns.filter(({ name }) => name !== 'Id' && !reference.preprocess.excluded.includes(name));
  const target = kept.find((column): column is NumericColumn => column.name === TARGET);
  if (target === undefined) throw new Error('the target is gone');
  const numeric = kept.filter((column): column is NumericColumn => column.type === 'numeric' && column.name !== TARGET);
  const categorical = kept
    .filter((column): column is CategoricalColumn => column.type === 'categorical')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { train, test } = split(table.rows, 0.3, SEED);
  // As in the reference, the fence comes from the whole table, and only training rows above it are removed.
  const { q1, q3 } = describe(TARGET, target.values);
  const fence = q3 + 1.5 * (q3 - q1);
  const prices = target.values;
  const learnt = train.filter((row) => (prices[row] ?? 0) <= fence);
  const targetScaler = fitScaler(TARGET, take(prices, learnt));
  const fittedNumeric = numeric.map(({ name, values }): FittedNumeric => {
    const median = fitMedian(name, take(values, learnt));
    return { column: name, median, scaler: fitScaler(name, fillMissing(take(values, learnt), median)) };
  });
  const fittedCategorical = categorical.map(({ name, ...cells }): FittedCategorical => {
    const { words } = cells;
    const counts = countCodes(cells, learnt);
    return { column: name, mostFrequent: fitMostFrequent(name, words, counts), encoder: fitEncoder(words, counts) };
  });
  /** Encoded rows: numeric columns as z scores, then categorical columns as codes. */
  const encode = (rows: Int32Array): Feature[] => [
    ...fittedNumeric.map(({ column, median, scaler }, i) => ({
      name: column,
      values: applyScaler(column, scaler, fillMissing(take(numeric[i]?.values ?? new Float64Array(), rows), median)),
    })),
    ...fittedCategorical.map(({ column, mostFrequent, encoder }, i) => ({
      name: column,
      values: applyOrdinal(encoder, categorical[i] ?? codeCells([]), [...rows], mostFrequent),
    })),
  ];
  return { train, test, fence, learnt, prices, targetScaler, fittedNumeric, fittedCategorical, encode };
}

/** Rows for fitting, for validation and for the test, each with its target. */
export function prepare() {
  const { learnt, test, prices, targetScaler, encode } = preprocess();
  const second = split(learnt.length, 0.2, SEED);
  const rows = { train: pick(learnt, second.train), validation: pick(learnt, second.test), test };
  const scores = (chosen: Int32Array): Feature => ({
    name: TARGET,
    values: applyScaler(TARGET, targetScaler, take(prices, chosen)),
  });
  return {
    rows,
    /** Positions among the training rows up to the fence. */
    validationPlaces: second.test,
    targetScaler,
    train: { features: encode(rows.train), target: scores(rows.train) },
    validation: { features: encode(rows.validation), target: scores(rows.validation) },
    test: { features: encode(rows.test), prices: take(prices, rows.test) },
  };
}

/** Rounds every number to nine (or `digits`) significant digits; other values stay unchanged. */
export function rounded(value: unknown, digits = 9): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(digits));
  if (Array.isArray(value)) return value.map((inner) => rounded(inner, digits));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner, digits)]));
  }
  return value;
}

function take(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row] as number);
}

function pick(values: Int32Array, positions: Int32Array): Int32Array {
  return positions.map((position) => values[position] ?? 0);
}
