import { AppError } from '../../errors.ts';
import { countCodes, fillCodes } from '../../stats/code-cells.ts';
import { compareCodePoints } from '../../stats/compare-code-points.ts';
import { applyOrdinal, fitEncoder } from '../../stats/encoder.ts';
import type { Feature } from '../../stats/feature.ts';
import { fillMissing, fitMedian, fitMostFrequent } from '../../stats/imputers.ts';
import { orderByMedian } from '../../stats/order-categories.ts';
import { applyScaler, fitScaler, type Scaler } from '../../stats/scaler.ts';
import { lengthOf } from '../../table/cells-of.ts';
import { countMissing } from '../../table/count-missing.ts';
import type { CategoricalColumn, Column, NumericColumn, Table } from '../../table/table.ts';
import type { CategoryOrder } from './category-order.ts';

/** Least and greatest present value of a column. */
interface Range {
  least: number;
  greatest: number;
}

/** How a categorical column is filled and coded. */
export interface EncodedCategories {
  column: string;
  mostFrequent: string;
  categories: string[];
  /** What a blank means, where the team has decided it; it counts among the values of the column. */
  blank?: string;
  /** Absent where the codes follow the names. */
  order?: 'target-median' | 'given';
}

/** Imputers, scalers and encoders fitted on the training rows. Plain JSON; Train and Test read it back. */
export interface TableEncoder {
  target: Scaler & { column: string };
  /** In the order of the table. Encoders of earlier releases have no range. */
  numeric: (Scaler & { column: string; median: number; range?: Range; blank?: 0 })[];
  /**
   * Sorted by name. A category's code is its position from 1; unknown is 0. The categories are in the order of their names, unless `order` says
   * otherwise.
   */
  categorical: EncodedCategories[];
}

/** What a team has decided about the columns of its Dataset. The encoder keeps it, so that later rows are treated alike. */
export interface EncodingDecisions {
  /** Categorical columns in which a blank is the category `NONE`. */
  blankNone: readonly string[];
  /** Numeric columns in which a blank is 0. */
  blankZero: readonly string[];
  /** Categorical columns whose codes follow the median of the target in the rows to learn from. */
  byTarget: readonly string[];
  /** Orders of categories, from least to most. */
  orders: readonly CategoryOrder[];
}

/** The category of cells that are blank because there's nothing. Tables that name it usually name it like this. */
export const NONE = 'None';

const NOTHING: EncodingDecisions = { blankNone: [], blankZero: [], byTarget: [], orders: [] };

/**
 * Fits imputers, scalers and encoders on some rows of a table, and encodes these rows.
 * Source: COURSE "4 Preprocess"; scikit-learn's SimpleImputer, StandardScaler, OrdinalEncoder
 * @param rows rows of the table, from 0; their targets must not be blank
 * @param decisions what to do instead of filling blanks and following the names of categories
 * @returns the encoder, and the features of these rows as `encodeRows` makes them
 * @throws AppError column_not_found, target_not_numeric, blank_to_train (values: column, has, left) for a column without a
 *   value in these rows; order_incomplete for an order that lacks a category of the table
 */
export function fitTableEncoder(
  table: Table,
  { target, id, rows }: { target: string; id: string | undefined; rows: readonly number[] },
  decisions: EncodingDecisions = NOTHING,
): { encoder: TableEncoder; features: Feature[] } {
  const targetColumn = targetOf(table, target);
  const columns = table.columns.filter(({ name }) => name !== target && name !== id);
  const places = Int32Array.from(rows);
  // Work space for all columns: new memory for each takes more time than the fits.
  const spare = new Float64Array(rows.length);
  const targets = take(targetColumn.values, rows);
  const features: Feature[] = [];
  const numeric = columns.filter(isNumeric).map((column) => {
    const { name } = column;
    const isZero = decisions.blankZero.includes(name);
    // Picking cells in the order of the rows takes longest of all, so it's done once.
    const values = numbersIn(column, places);
    if (isZero) fillMissing(values, 0);
    const range = rangeOf(values);
    if (range === undefined) throw blank(column, rows);
    const median = fitMedian(name, values, spare);
    const scaler = fitScaler(name, fillMissing(values, median));
    features.push({ name, values: applyScaler(name, scaler, values, values) });
    return { column: name, median, ...scaler, range, ...(isZero ? { blank: 0 as const } : {}) };
  });
  const categorical = columns
    .filter(isCategorical)
    .sort((a, b) => compareCodePoints(a.name, b.name))
    .map((column) => {
      const fitted = fitCategories(column, rows, { places, targets, decisions });
      features.push(encodeCategories(fitted, column, places));
      return fitted;
    });
  return { encoder: { target: { column: target, ...fitScaler(target, targets) }, numeric, categorical }, features };
}

/** @throws AppError blank_to_train, order_incomplete */
function fitCategories(
  column: CategoricalColumn,
  rows: readonly number[],
  { places, targets, decisions }: { places: Int32Array; targets: readonly number[]; decisions: EncodingDecisions },
): EncodedCategories {
  const { name } = column;
  const isNone = decisions.blankNone.includes(name);
  const cells = isNone ? fillCodes(column, NONE) : column;
  const counts = countCodes(cells, places);
  if (counts.every((count) => count === 0)) throw blank(column, rows);
  const mostFrequent = fitMostFrequent(name, cells.words, counts);
  const common = { column: name, mostFrequent, ...(isNone ? { blank: NONE } : {}) };
  const given = decisions.orders.find(({ column }) => column === name);
  if (given !== undefined) return { ...common, categories: requireAll(given, cells.words), order: 'given' };
  if (decisions.byTarget.includes(name)) {
    const categories = orderByMedian(cells, Float64Array.from(targets), places);
    return { ...common, categories, order: 'target-median' };
  }
  return { ...common, ...fitEncoder(cells.words, counts) };
}

/** The categories of an order. @throws AppError order_incomplete when it lacks one that the column has */
function requireAll({ column, categories }: CategoryOrder, words: readonly string[]): string[] {
  const missing = words.filter((word) => !categories.includes(word)).sort(compareCodePoints);
  if (missing.length > 0) throw new AppError('order_incomplete', { column, missing: missing.slice(0, 5) });
  return [...categories];
}

/** All cells of some rows are missing. */
function blank(column: Column, rows: readonly number[]): AppError {
  const { name } = column;
  const has = lengthOf(column) - countMissing(column);
  return new AppError('blank_to_train', { column: name, has, left: rows.length });
}

/** The numbers of some rows, in the order of `places`. */
function numbersIn({ values }: NumericColumn, places: Int32Array): Float64Array {
  const own = new Float64Array(places.length);
  for (let i = 0; i < own.length; i += 1) own[i] = values[places[i] as number] as number;
  return own;
}

function encodeCategories(
  { column, mostFrequent, categories, blank = mostFrequent }: EncodedCategories,
  cells: CategoricalColumn,
  places: Int32Array,
): Feature {
  return { name: column, values: applyOrdinal({ categories }, cells, places, blank) };
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
  const places = Int32Array.from(rows);
  return [
    ...encoder.numeric.map(({ column, median, range: _, blank = median, ...scaler }) => {
      const values = fillMissing(numbersIn(find(column) as NumericColumn, places), blank);
      return { name: column, values: applyScaler(column, scaler, values, values) };
    }),
    ...encoder.categorical.map((fitted) => encodeCategories(fitted, find(fitted.column) as CategoricalColumn, places)),
  ];
}

/** Encodes the target of some rows as z scores. */
export function encodeTarget(encoder: TableEncoder, table: Table, rows: readonly number[]): Feature {
  const { column } = encoder.target;
  const values = take(targetOf(table, column).values, rows);
  return { name: column, values: applyScaler(column, encoder.target, values) };
}

/** Range of the present values; undefined when all are missing. */
function rangeOf(values: Float64Array): Range | undefined {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least > greatest ? undefined : { least, greatest };
}

/** Picks the values of some rows, in the order of `rows`. */
export function take<T>(values: ArrayLike<T>, rows: ArrayLike<number>): T[] {
  const taken: T[] = new Array(rows.length);
  for (let i = 0; i < taken.length; i += 1) taken[i] = values[rows[i] as number] as T;
  return taken;
}

function isNumeric(column: Column): column is NumericColumn {
  return column.type === 'numeric';
}

function isCategorical(column: Column): column is CategoricalColumn {
  return column.type === 'categorical';
}
