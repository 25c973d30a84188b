import { AppError } from '../../errors.ts';
import { correlation } from '../../stats/correlation.ts';
import { describe } from '../../stats/describe.ts';
import { split } from '../../stats/split.ts';
import type { Table } from '../../table/table.ts';
import { datasetOf } from '../prepare/dataset-file.ts';
import type { StepInput } from '../step.ts';
import type { PreprocessFindings, PreprocessParameters } from './findings.ts';
import type { Preprocessed } from './preprocessed-file.ts';
import { encodeRows, encodeTarget, fitTableEncoder, type TableEncoder, take, targetOf } from './table-encoder.ts';

/** Points beyond this many make a scatter chart no clearer. */
const POINTS = 400;
/** A column of at least this many different values makes a cloud. */
const DISTINCT = 30;
/** Categories beyond this many do not fit a chart. */
const CATEGORIES = 25;

/**
 * Splits first, then fits imputers, scalers and encoders on the training rows alone. Rows above the fence leave the
 * training rows only. Rows whose target is blank can neither be trained nor tested on, and leave before the split.
 * Source: COURSE "4 Preprocess"
 * @throws AppError column_not_found, target_not_numeric, too_few_rows, too_few_values
 */
export function runPreprocess(
  { table, target, id, history }: Pick<StepInput, 'table' | 'target' | 'id' | 'history'>,
  { testShare, seed, fenceFactor }: PreprocessParameters,
  progress: (share: number, stage: string) => void,
): { findings: PreprocessFindings; data: Preprocessed } {
  const dataset = datasetOf(history);
  const goal = targetOf(dataset, target);
  progress(0.1, 'splitting');
  const known = goal.values.flatMap((value, row) => (value === null ? [] : [row]));
  const parts = split(known.length, testShare, seed);
  const train = Array.from(parts.train, (place) => known[place] as number);
  const test = Array.from(parts.test, (place) => known[place] as number);
  const { q1, q3 } = describe(target, goal.values);
  const fence = q3 + fenceFactor * (q3 - q1);
  const learnt = train.filter((row) => (goal.values[row] ?? Number.POSITIVE_INFINITY) <= fence);
  if (learnt.length < 2) throw new AppError('too_few_rows', { needs: 2, has: learnt.length });
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
    numeric: encoder.numeric,
    categorical: encoder.categorical,
    oneHotColumns: encoder.categorical.reduce((sum, { categories }) => sum + categories.length, 0),
    charts: { scatter: scatterOf(data, dataset, target), codes: codesOf(encoder, dataset, learnt, target) },
  };
  return { findings, data };
}

/** The two numeric columns that go with the target most, before and after standardization. */
function scatterOf(
  { encoder, train }: Preprocessed,
  dataset: Table,
  target: string,
): PreprocessFindings['charts']['scatter'] {
  const goal = Array.from(train.target.values);
  const strength = (place: number) => Math.abs(correlation(Array.from(train.features[place]?.values ?? []), goal) ?? 0);
  // Counts of a few lie in rows and hide the cloud; they are shown only where there is nothing else.
  const distinct = (place: number) => (new Set(train.features[place]?.values).size >= DISTINCT ? 1 : 0);
  const [first, second] = encoder.numeric
    .map((_, place) => place)
    .sort((a, b) => distinct(b) - distinct(a) || strength(b) - strength(a));
  if (first === undefined) return { x: target, y: target, before: [], after: [] };
  const other = second ?? first;
  const rows = train.rows.slice(0, POINTS);
  const raw = (place: number) => {
    const fit = encoder.numeric[place];
    const column = dataset.columns.find(({ name }) => name === fit?.column);
    return take((column?.values ?? []) as (number | null)[], rows).map((value) => value ?? fit?.median ?? 0);
  };
  const scaled = (place: number) => Array.from(train.features[place]?.values.slice(0, POINTS) ?? []);
  const points = (x: number[], y: number[]) => x.map((value, i): [number, number] => [value, y[i] ?? 0]);
  return {
    x: encoder.numeric[first]?.column ?? '',
    y: encoder.numeric[other]?.column ?? '',
    before: points(raw(first), raw(other)),
    after: points(scaled(first), scaled(other)),
  };
}

/** Of the categorical columns with three to 25 categories, the one whose codes are furthest from the order of the target. */
function codesOf(
  encoder: TableEncoder,
  dataset: Table,
  rows: number[],
  target: string,
): PreprocessFindings['charts']['codes'] {
  const goal = take(targetOf(dataset, target).values, rows) as number[];
  const candidates = encoder.categorical
    .filter(({ categories }) => categories.length >= 3 && categories.length <= CATEGORIES)
    .map(({ column, mostFrequent, categories }) => {
      const cells = take(
        (dataset.columns.find(({ name }) => name === column)?.values ?? []) as (string | null)[],
        rows,
      ).map((value) => value ?? mostFrequent);
      const found = categories.map((name, index) => {
        const own = goal.filter((_, i) => cells[i] === name);
        return { name, code: index + 1, rows: own.length, meanTarget: own.reduce((s, v) => s + v, 0) / own.length };
      });
      const order = correlation(
        found.map(({ code }) => code),
        found.map(({ meanTarget }) => meanTarget),
      );
      return { column, categories: found, order: Math.abs(order ?? 0) };
    })
    .sort((a, b) => a.order - b.order);
  const chosen = candidates[0];
  return chosen === undefined
    ? { column: '', categories: [] }
    : { column: chosen.column, categories: chosen.categories };
}
