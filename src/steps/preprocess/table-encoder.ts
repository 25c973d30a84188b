import { AppError } from '../../errors.ts';
import { compareCodePoints } from '../../stats/compare-code-points.ts';
import { applyOrdinal, fitEncoder } from '../../stats/encoder.ts';
import type { Feature } from '../../stats/feature.ts';
import { fillMissing, fitMedian, fitMostFrequent } from '../../stats/imputers.ts';
import { applyScaler, fitScaler, type Scaler } from '../../stats/scaler.ts';
import type { CategoricalColumn, Column, NumericColumn, Table } from '../../table/table.ts';

/** Least and greatest present value of a column. */
interface Range {
  least: number;
  greatest: number;
}

/** Imputers, scalers and encoders fitted on the training rows. Plain JSON; Train and Test read it back. */
export interface TableEncoder {
  target: Scaler & { column: string };
  /** In the order of the table. Encoders of earlier releases have no range. */
  numeric: (Scaler & { column: string; median: number; range?: Range })[];
  /** Sorted by name. A category's code is its position from 1; unknown is 0. */
  categorical: { column: string; mostFrequent: string; categories: string[] }[];
}

/**
 * Fits imputers, scalers and encoders on some rows of a table.
 * Source: COURSE "4 Preprocess"; scikit-learn's SimpleImputer, StandardScaler, OrdinalEncoder
 * @param rows rows of the table, from 0; their targets must not be blank
 * @throws AppError column_not_found, target_not_numeric, blank_to_train (values: column, has, left) for a column without a
 *   value in these rows
 */
export function fitTableEncoder(
  table: Table,
  { target, id, rows }: { target: string; id: string | undefined; rows: readonly number[] },
): TableEncoder {
  const targetColumn = targetOf(table, target);
  const features = table.columns.filter(({ name }) => name !== target && name !== id);
  return {
    target: { column: target, ...fitScaler(target, take(targetColumn.values, rows) as number[]) },
    numeric: features.filter(isNumeric).map(({ name, values }) => {
      const own = present(name, values, rows);
      const median = fitMedian(name, own);
      return { column: name, median, ...fitScaler(name, fillMissing(own, median)), range: rangeOf(own) };
    }),
    categorical: features
      .filter(isCategorical)
      .sort((a, b) => compareCodePoints(a.name, b.name))
      .map(({ name, values }) => {
        const own = present(name, values, rows);
        const mostFrequent = fitMostFrequent(name, own);
        const { categories } = fitEncoder(fillMissing(own, mostFrequent));
        return { column: name, mostFrequent, categories };
      }),
  };
}

/** The cells of some rows. @throws AppError blank_to_train when all are missing */
function present<T>(name: string, values: readonly (T | null)[], rows: readonly number[]): (T | null)[] {
  const own = take(values, rows);
  if (own.some((value) => value !== null)) return own;
  const has = values.filter((value) => value !== null).length;
  throw new AppError('blank_to_train', { column: name, has, left: rows.length });
}

/** The target column. @throws AppError column_not_found, target_not_numeric */
export function targetOf(table: Table, target: string): NumericColumn {
  const targetColumn = table.columns.find(({ name }) => name === target);
  if (targetColumn === undefined) throw new AppError('column_not_found', { column: target });
  if (targetColumn.type !== 'numeric') throw new AppError('target_not_numeric', { column: target });
  return targetColumn;
}

/** Names of the encoded features, in the model's order. */
export function featureNames({ numeric, categorical }: TableEncoder): string[] {
  return [...numeric, ...categorical].map(({ column }) => column);
}

/**
 * Encodes rows for a model: numeric columns as z scores, then categorical columns as codes.
 * @throws AppError column_not_found when the table lacks a column
 */
export function encodeRows(encoder: TableEncoder, table: Table, rows: readonly number[]): Feature[] {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const find = (name: string): Column => {
    const column = columns.get(name);
    if (column === undefined) throw new AppError('column_not_found', { column: name });
    return column;
  };
  return [
    ...encoder.numeric.map(({ column, median, range: _, ...scaler }) => {
      const values = fillMissing(take(find(column).values as (number | null)[], rows), median);
      return { name: column, values: applyScaler(column, scaler, values) };
    }),
    ...encoder.categorical.map(({ column, mostFrequent, categories }) => {
      const values = fillMissing(take(find(column).values as (string | null)[], rows), mostFrequent);
      return { name: column, values: applyOrdinal({ categories }, values) };
    }),
  ];
}

/** Encodes the target of some rows as z scores. */
export function encodeTarget(encoder: TableEncoder, table: Table, rows: readonly number[]): Feature {
  const { column } = encoder.target;
  const values = take(targetOf(table, column).values, rows) as number[];
  return { name: column, values: applyScaler(column, encoder.target, values) };
}

/** Range of the present values. There is at least one, because the median has already been fitted. */
function rangeOf(values: readonly (number | null)[]): Range {
  const known = values.filter((value) => value !== null);
  return {
    least: known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    greatest: known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
}

/** Picks the values of some rows, in the order of `rows`. */
export function take<T>(values: readonly T[], rows: readonly number[]): T[] {
  return rows.map((row) => values[row] as T);
}

function isNumeric(column: Column): column is NumericColumn {
  return column.type === 'numeric';
}

function isCategorical(column: Column): column is CategoricalColumn {
  return column.type === 'categorical';
}
