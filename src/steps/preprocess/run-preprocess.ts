import { AppError } from '../../errors.ts';
import { correlation } from '../../stats/correlation.ts';
import { describe } from '../../stats/describe.ts';
import { fillMissing } from '../../stats/imputers.ts';
import { split } from '../../stats/split.ts';
import { upperFence } from '../../stats/upper-fence.ts';
import type { NumericColumn, Table } from '../../table/table.ts';
import { datasetOf } from '../prepare/dataset-file.ts';
import type { StepInput } from '../step.ts';
import type { PreprocessFindings, PreprocessParameters } from './preprocess-findings.ts';
import type { Preprocessed } from './preprocessed-file.ts';
import { encodeRows, encodeTarget, fitTableEncoder, take, targetOf } from './table-encoder.ts';

/** Most points in a scatter chart. */
const POINTS = 400;
/** Fewest distinct values of a column that forms a cloud in a scatter chart. */
const DISTINCT = 30;
/** Most categories that fit a chart. */
const CATEGORIES = 25;

/**
 * Splits the Dataset, then fits imputers, scalers and encoders on the training rows only. Rows with a blank target are
 * removed before the split. Rows above the fence are removed from the training rows only.
 * Source: COURSE "4 Preprocess"
 * @throws AppError column_not_found, target_not_numeric, too_few_rows, too_few_values, too_few_up_to_fence, same_up_to_fence
 */
export function runPreprocess(
  { table, target, id, unit, history }: Pick<StepInput, 'table' | 'target' | 'id' | 'unit' | 'history'>,
  { testShare, seed, fenceFactor }: PreprocessParameters,
  progress: (share: number, stage: string) => void,
): { findings: PreprocessFindings; data: Preprocessed } {
  const dataset = datasetOf(history);
  const targetColumn = targetOf(dataset, target);
  progress(0.1, 'splitting');
  const known = targetColumn.values.flatMap((value, row) => (value === null ? [] : [row]));
  const parts = split(known.length, testShare, seed);
  const train = Array.from(parts.train, (place) => known[place] as number);
  const test = Array.from(parts.test, (place) => known[place] as number);
  if (train.length < 2) throw new AppError('too_few_rows', { needs: 2, has: train.length });
  const fence = upperFence(describe(target, targetColumn.values), fenceFactor);
  const learnt = upTo(fence, train, targetColumn, dataset.rows);
  progress(0.3, 'fitting');
  const encoder = fitTableEncoder(dataset, { target, id, rows: learnt });
  progress(0.6, 'encoding');
  const encoded = (rows: number[]) => ({
    rows,
    features: encodeRows(encoder, dataset, rows),
    target: encodeTarget(encoder, dataset, rows),
  });
  const data: Preprocessed = { encoder, train: encoded(learnt), test: encoded(test) };
  progress(0.9, 'writing');
  const kept = new Set(dataset.columns.map(({ name }) => name));
  const findings: PreprocessFindings = {
    excluded: table.columns
      .map(({ name }) => name)
      .filter((name) => !kept.has(name))
      .sort(),
    trainRows: train.length,
    testRows: test.length,
    trainRowsAfterFence: learnt.length,
    trainIndex: train,
    testIndex: test,
    fence,
    target: encoder.target,
    // The range is not a finding; only the prediction form uses it.
    numeric: encoder.numeric.map(({ range: _, ...fit }) => fit),
    categorical: encoder.categorical,
    oneHotColumns: encoder.categorical.reduce((sum, { categories }) => sum + categories.length, 0),
    charts: {
      ...(unit === undefined ? {} : { unit }),
      scatter: scatterOf(data, dataset),
      codes: codesOf(data, targetColumn.values),
    },
  };
  return { findings, data };
}

/**
 * The training rows up to the fence.
 * @param rows rows of the table, for errors: what remains must be enough to learn from, and vary if it did before
 */
function upTo(fence: number | null, train: number[], { name, values }: NumericColumn, rows: number): number[] {
  if (fence === null) return train;
  const left = train.filter((row) => (values[row] ?? Number.POSITIVE_INFINITY) <= fence);
  if (left.length < 2) {
    throw new AppError('too_few_up_to_fence', { rows, train: train.length, left: left.length, fence, needs: 2 });
  }
  const varies = (some: number[]) => some.some((row) => values[row] !== values[some[0] ?? 0]);
  if (varies(train) && !varies(left)) {
    throw new AppError('same_up_to_fence', { column: name, train: train.length, left: left.length, fence });
  }
  return left;
}

/** Points of the two numeric columns that correlate most with the target, before and after standardization. */
function scatterOf({ encoder, train }: Preprocessed, dataset: Table): PreprocessFindings['charts']['scatter'] {
  const scaledTarget = Array.from(train.target.values);
  const [first, second] = encoder.numeric
    .map((fit, place) => {
      const values = train.features[place]?.values ?? new Float64Array();
      const strength = Math.abs(correlation(Array.from(values), scaledTarget) ?? 0);
      return { ...fit, scores: values.slice(0, POINTS), strength, isCloud: isCloud(values) ? 1 : 0 };
    })
    .sort((a, b) => b.isCloud - a.isCloud || b.strength - a.strength);
  if (first === undefined) return { x: encoder.target.column, y: encoder.target.column, before: [], after: [] };
  const other = second ?? first;
  const rows = train.rows.slice(0, POINTS);
  const raw = ({ column, median }: typeof first) => {
    const cells = (dataset.columns.find(({ name }) => name === column)?.values ?? []) as (number | null)[];
    return fillMissing(take(cells, rows), median);
  };
  const points = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from(x, (value, i): [number, number] => [value, y[i] ?? 0]);
  return {
    x: first.column,
    y: other.column,
    before: points(raw(first), raw(other)),
    after: points(first.scores, other.scores),
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

/** The categorical column with 3 to 25 categories whose codes correlate least with the mean target. */
function codesOf(
  { encoder, train }: Preprocessed,
  targetValues: readonly (number | null)[],
): PreprocessFindings['charts']['codes'] {
  const truth = take(targetValues, train.rows) as number[];
  const [chosen] = encoder.categorical
    .map(({ column, categories }, place) => {
      const codes = train.features[encoder.numeric.length + place]?.values ?? [];
      const rows = categories.map(() => 0);
      const sums = categories.map(() => 0);
      truth.forEach((value, i) => {
        const index = (codes[i] ?? 0) - 1;
        rows[index] = (rows[index] ?? 0) + 1;
        sums[index] = (sums[index] ?? 0) + value;
      });
      const means = sums.map((sum, index) => sum / (rows[index] ?? 1));
      const order = Math.abs(correlation([...categories.keys()], means) ?? 0);
      const found = categories.map((name, index) => ({
        name,
        code: index + 1,
        rows: rows[index] ?? 0,
        meanTarget: means[index] ?? 0,
      }));
      return { column, categories: found, order };
    })
    .filter(({ categories }) => categories.length >= 3 && categories.length <= CATEGORIES)
    .sort((a, b) => a.order - b.order);
  return { column: chosen?.column ?? '', categories: chosen?.categories ?? [] };
}
