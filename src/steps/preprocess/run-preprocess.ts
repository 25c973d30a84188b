import { AppError } from '../../errors.ts';
import { correlation } from '../../stats/correlation.ts';
import { describe } from '../../stats/describe.ts';
import type { Feature } from '../../stats/feature.ts';
import { isConstant } from '../../stats/is-constant.ts';
import { split } from '../../stats/split.ts';
import { upperFence } from '../../stats/upper-fence.ts';
import { withDateParts } from '../../table/date-parts.ts';
import type { NumericColumn, Table } from '../../table/table.ts';
import { datasetOf } from '../prepare/dataset-file.ts';
import type { StepInput } from '../step.ts';
import { readOrder } from './category-order.ts';
import type { PreprocessFindings, PreprocessParameters } from './preprocess-findings.ts';
import type { Preprocessed } from './preprocessed-file.ts';
import { type EncodingDecisions, encodeRows, encodeTarget, fitTableEncoder, take, targetOf } from './table-encoder.ts';

/** Fewest rows that a model can learn from. */
const LEAST = 2;
/** Most points in a scatter chart. */
const POINTS = 400;
/** Fewest distinct values of a column that forms a cloud in a scatter chart. */
const DISTINCT = 30;
/** Most categories that fit a chart. */
const CATEGORIES = 25;

/**
 * Splits the Dataset, then fits imputers, scalers and encoders on the training rows only. Rows with a blank target are
 * removed before the split. Rows above the fence are removed from the training rows only. Of a date, the models get year, month
 * and weekday.
 * Source: COURSE "4 Preprocess"
 * @throws AppError column_not_found, target_not_numeric, too_few_values, too_few_to_train, too_few_up_to_fence, same_up_to_fence,
 *   blank_to_train; column_not_categorical, column_not_for_zero, order_incomplete for decisions that the Dataset doesn't allow
 */
export function runPreprocess(
  {
    table,
    target,
    id,
    unit,
    columnUnits = {},
    row,
    history,
  }: Pick<StepInput, 'table' | 'target' | 'id' | 'unit' | 'columnUnits' | 'row' | 'history'>,
  parameters: PreprocessParameters,
  progress: (share: number, stage: string) => void,
): { findings: PreprocessFindings; data: Preprocessed } {
  const { testShare, seed, fenceFactor } = parameters;
  const dataset = withDateParts(datasetOf(history), id);
  const targetColumn = targetOf(dataset, target);
  const decisions = decisionsIn(parameters, dataset, { target, id });
  progress(0.1, 'splitting');
  const known = rowsWith(targetColumn);
  requireEnough(dataset.rows, { column: target, known: known.length }, testShare);
  const parts = split(known.length, testShare, seed);
  const train = take(known, parts.train);
  const test = take(known, parts.test);
  const fence = upperFence(describe(target, targetColumn.values), fenceFactor);
  const learnt = upTo(fence, train, targetColumn, dataset.rows);
  progress(0.3, 'fitting');
  const { encoder, features } = fitTableEncoder(dataset, { target, id, rows: learnt }, decisions);
  progress(0.6, 'encoding');
  const encoded = (rows: number[], features: Feature[]) => ({
    rows,
    features,
    target: encodeTarget(encoder, dataset, rows),
  });
  const data: Preprocessed = {
    encoder,
    train: encoded(learnt, features),
    test: encoded(test, encodeRows(encoder, dataset, test)),
  };
  progress(0.9, 'writing');
  const kept = new Set(dataset.columns.map(({ name }) => name));
  const findings: PreprocessFindings = {
    excluded: table.columns
      .map(({ name }) => name)
      .filter((name) => !kept.has(name))
      .sort(),
    trainRows: train.length,
    testRows: test.length,
    ...(known.length === dataset.rows ? {} : { rowsWithoutTarget: dataset.rows - known.length }),
    trainRowsAfterFence: learnt.length,
    trainIndex: train,
    testIndex: test,
    fence,
    target: encoder.target,
    // The range is not a finding; only the prediction form uses it.
    numeric: encoder.numeric.map(({ range: _, ...fit }) => fit),
    categorical: encoder.categorical,
    dates: dataset.columns.filter(({ name, type }) => type === 'date' && name !== id).map(({ name }) => name),
    oneHotColumns: encoder.categorical.reduce((sum, { categories }) => sum + categories.length, 0),
    charts: {
      ...(unit === undefined ? {} : { unit }),
      ...(row === undefined ? {} : { row }),
      scatter: scatterOf(data, dataset, columnUnits),
      codes: codesOf(data, targetColumn.values),
    },
  };
  return { findings, data };
}

/** The rows whose target is known. */
function rowsWith({ values }: NumericColumn): number[] {
  const rows: number[] = [];
  for (let row = 0; row < values.length; row += 1) if (!Number.isNaN(values[row])) rows.push(row);
  return rows;
}

/** The decisions among the parameters. @throws AppError column_not_found, column_not_categorical, column_not_for_zero */
function decisionsIn(
  { blankNone = [], blankZero = [], byTarget = [], orders = [] }: PreprocessParameters,
  dataset: Table,
  { target, id }: { target: string; id: string | undefined },
): EncodingDecisions {
  const read = orders.flatMap((line) => readOrder(line) ?? []);
  const typeOf = (name: string) => {
    const column = dataset.columns.find((each) => each.name === name && name !== target && name !== id);
    if (column === undefined) throw new AppError('column_not_found', { column: name });
    return column.type;
  };
  for (const column of [...blankNone, ...byTarget, ...read.map((order) => order.column)]) {
    if (typeOf(column) !== 'categorical') throw new AppError('column_not_categorical', { column });
  }
  for (const column of blankZero) {
    if (typeOf(column) !== 'numeric') throw new AppError('column_not_for_zero', { column });
  }
  return { blankNone, blankZero, byTarget, orders: read };
}

/** @throws AppError too_few_to_train when the rows held out for the test leave too few of those with a target */
function requireEnough(rows: number, { column, known }: { column: string; known: number }, testShare: number): void {
  const left = known - Math.ceil(testShare * known);
  if (left < LEAST) throw new AppError('too_few_to_train', { rows, known, column, left, needs: LEAST });
}

/**
 * The training rows up to the fence.
 * @param rows rows of the table, for errors: what remains must be enough to learn from, and vary if it did before
 */
function upTo(fence: number | null, train: number[], { name, values }: NumericColumn, rows: number): number[] {
  if (fence === null) return train;
  const left = train.filter((row) => (values[row] as number) <= fence);
  if (left.length < LEAST) {
    throw new AppError('too_few_up_to_fence', { rows, train: train.length, left: left.length, fence, needs: LEAST });
  }
  const same = (some: number[]) => isConstant(take(values, some));
  if (same(left) && !same(train)) {
    throw new AppError('same_up_to_fence', { column: name, train: train.length, left: left.length, fence });
  }
  return left;
}

/** Points of the two numeric columns that correlate most with the target, before and after standardization. */
function scatterOf(
  { encoder, train }: Preprocessed,
  dataset: Table,
  columnUnits: Readonly<Record<string, string>>,
): PreprocessFindings['charts']['scatter'] {
  const [first, second] = encoder.numeric
    .map((fit, place) => {
      const values = train.features[place]?.values ?? new Float64Array();
      const strength = Math.abs(correlation(values, train.target.values) ?? 0);
      return { ...fit, scores: values.slice(0, POINTS), strength, isCloud: isCloud(values) ? 1 : 0 };
    })
    .sort((a, b) => b.isCloud - a.isCloud || b.strength - a.strength);
  if (first === undefined)
    return { x: encoder.target.column, y: encoder.target.column, before: [], after: [], units: [null, null] };
  const other = second ?? first;
  const rows = train.rows.slice(0, POINTS);
  const raw = ({ column, median }: typeof first) => {
    const { values } = dataset.columns.find(({ name }) => name === column) as NumericColumn;
    return take(values, rows).map((value) => (Number.isNaN(value) ? median : value));
  };
  const points = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from(x, (value, i): [number, number] => [value, y[i] ?? 0]);
  // A column may be called `constructor`.
  const unitOf = (column: string) => (Object.hasOwn(columnUnits, column) ? (columnUnits[column] ?? null) : null);
  return {
    x: first.column,
    y: other.column,
    before: points(raw(first), raw(other)),
    after: points(first.scores, other.scores),
    units: [unitOf(first.column), unitOf(other.column)],
  };
}

/**
 * True for a column with many distinct values. Columns with few values form lines in a scatter chart, so they are shown
 * only when no other column exists.
 */
function isCloud(values: Float64Array): boolean {
  const seen = new Set<number>();
  for (const value of values) if (seen.add(value).size >= DISTINCT) return true;
  return false;
}

/** Of the categorical columns whose codes follow their names, the one with 3 to 25 categories whose codes correlate least with the mean target. */
function codesOf({ encoder, train }: Preprocessed, targetValues: Float64Array): PreprocessFindings['charts']['codes'] {
  const truth = take(targetValues, train.rows);
  const [chosen] = encoder.categorical
    .map(({ column, categories, order: isOrdered }, place) => {
      const codes = train.features[encoder.numeric.length + place]?.values ?? [];
      const rows = categories.map(() => 0);
      const sums = categories.map(() => 0);
      for (let i = 0; i < truth.length; i += 1) {
        const index = (codes[i] as number) - 1;
        rows[index] = (rows[index] as number) + 1;
        sums[index] = (sums[index] as number) + (truth[i] as number);
      }
      const means = sums.map((sum, index) => sum / (rows[index] ?? 1));
      const order = Math.abs(correlation(Float64Array.from(categories.keys()), Float64Array.from(means)) ?? 0);
      const found = categories.map((name, index) => ({
        name,
        code: index + 1,
        rows: rows[index] ?? 0,
        meanTarget: means[index] ?? 0,
      }));
      return { column, categories: found, order, isOrdered: isOrdered !== undefined };
    })
    .filter(({ categories, isOrdered }) => !isOrdered && categories.length >= 3 && categories.length <= CATEGORIES)
    .sort((a, b) => a.order - b.order);
  return { column: chosen?.column ?? '', categories: chosen?.categories ?? [] };
}
