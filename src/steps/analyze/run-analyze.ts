import { AppError } from '../../errors.ts';
import { associate } from '../../stats/associate.ts';
import { correlation } from '../../stats/correlation.ts';
import { describe } from '../../stats/describe.ts';
import { groupRows } from '../../stats/group-rows.ts';
import { histogram } from '../../stats/histogram.ts';
import { ordinalCodes } from '../../stats/ordinal-codes.ts';
import { presentIn } from '../../stats/present-in.ts';
import { upperFence } from '../../stats/upper-fence.ts';
import { missingPercent } from '../../table/count-missing.ts';
import type { CategoricalColumn, DateColumn, NumericColumn } from '../../table/table.ts';
import type { StepInput } from '../step.ts';
import {
  type AnalyzeFindings,
  type AnalyzeParameters,
  FEW_ROWS,
  POSSIBLE_LEAK,
  type StrongPair,
} from './analyze-findings.ts';
import { describeDates } from './describe-dates.ts';
import { findIdentifiers } from './find-identifiers.ts';

/** Bars that are wide enough for their counts. */
const BINS = 15;
/** Pairs in a chart. */
const STRONGEST = 8;

/**
 * Diagnoses a table: missing values, distribution of the target, correlations with it, and pairs of similar columns. The
 * target takes no part in the pairs: a column that resembles it is a good predictor or a leak, and nothing to drop unasked.
 * Columns that look like identifiers take part in nothing: a text that differs in every row has V = 1 with any column.
 * Source: COURSE "2 Analyze". Categorical columns are sorted by name, as in the reference.
 * @throws AppError column_not_found, target_not_numeric, too_few_values
 */
export function runAnalyze(
  { table, target: targetName, id, unit, row }: Pick<StepInput, 'table' | 'target' | 'id' | 'unit' | 'row'>,
  parameters: AnalyzeParameters,
  progress: (share: number, stage: string) => void,
): AnalyzeFindings {
  const target = table.columns.find((column) => column.name === targetName);
  if (target === undefined) throw new AppError('column_not_found', { column: targetName });
  if (target.type !== 'numeric') throw new AppError('target_not_numeric', { column: targetName });
  progress(0.05, 'missing');
  const missing = table.columns
    .map((column) => ({
      column: column.name,
      percent: missingPercent(column),
    }))
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => b.percent - a.percent);
  progress(0.15, 'target');
  const described = describe(targetName, target.values);
  const fence = upperFence(described, parameters.fenceFactor);
  const present = presentIn(target.values);
  const identifiers = findIdentifiers(table.columns.filter((column) => column.name !== id && column !== target));
  const setAside = new Set([id, ...identifiers.map(({ column }) => column)]);
  const features = table.columns.filter((column) => !setAside.has(column.name));
  const numeric = features.filter((column): column is NumericColumn => column.type === 'numeric');
  const coded = features
    .filter((column): column is CategoricalColumn => column.type === 'categorical')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((column) => ({ name: column.name, cells: column }));
  progress(0.25, 'correlation');
  const dates = features
    .filter((column): column is DateColumn => column.type === 'date')
    .map((column) => describeDates(column, target));
  const measuredWithTarget = numeric.map(({ name, values }) => withTarget(name, values, target.values));
  // Work space for all columns, because new memory for each costs more than the codes.
  const ordinals = new Float64Array(table.rows);
  const codedWithTarget = coded.map(({ name, cells }) =>
    withTarget(name, ordinalCodes(cells, ordinals), target.values),
  );
  const [numericCorrelation, ordinalCorrelation] = [ranked(measuredWithTarget), ranked(codedWithTarget)];
  const paired = numeric.filter(({ name }) => name !== targetName);
  const r = matrix(
    paired.map(({ values }) => values),
    correlation,
  );
  progress(0.5, 'association');
  const grouped = coded.map(({ cells }) => groupRows(cells));
  const associations = matrix(grouped, associate);
  const highNumeric = highPairs(paired, r, Math.abs, parameters.correlation);
  const highCategorical = highPairs(coded, associations, ({ v }) => v, parameters.cramersV);
  progress(0.8, 'writing');
  return {
    rows: table.rows,
    columns: table.columns.length,
    missing,
    mostlyMissing: missing
      .filter(({ percent }) => percent > parameters.missingPercent)
      .map(({ column }) => column)
      .sort(),
    target: {
      column: targetName,
      ...described,
      upperFence: fence,
      aboveFence: fence === null ? 0 : present.filter((value) => value > fence).length,
    },
    identifiers,
    dates,
    numericCorrelation,
    ordinalCorrelation,
    possibleLeaks: leaksIn(
      features.filter((column) => column !== target).map(({ name }) => name),
      [...numericCorrelation, ...ordinalCorrelation],
    ),
    highNumeric: {
      threshold: parameters.correlation,
      columns: highNumeric.columns,
      pairs: highNumeric.pairs.map(({ a, b, value }) => ({ a, b, r: value })),
    },
    highCategorical: {
      threshold: parameters.cramersV,
      columns: highCategorical.columns,
      pairs: highCategorical.pairs.map(({ a, b, value }) => ({ a, b, ...value })),
    },
    charts: {
      ...(unit === undefined ? {} : { unit }),
      ...(row === undefined ? {} : { row }),
      missingPercent: parameters.missingPercent,
      histogram: histogram(present, BINS),
      numericPairs: strongest(
        paired,
        r,
        (value) => value,
        (_, a, b) => sharedRows(a.values, b.values),
      ),
      categoricalPairs: strongest(
        coded,
        associations,
        ({ v }) => v,
        ({ rows }) => rows,
      ),
      fewRows: [...measuredWithTarget, ...codedWithTarget]
        .filter(({ column, rows }) => column !== targetName && rows < FEW_ROWS)
        .map(({ column, rows }) => ({ column, rows })),
    },
  };
}

interface Named {
  name: string;
}

/** A column beside the target. */
interface WithTarget {
  column: string;
  r: number | null;
  /** Rows in which both have a value. */
  rows: number;
}

/** Symmetric matrix of a measure: `matrix[i][j]` is the measure of columns i and j. */
function matrix<T, Value>(columns: readonly T[], measure: (a: T, b: T) => Value | null): (Value | null)[][] {
  const result = columns.map(() => new Array<Value | null>(columns.length).fill(null));
  columns.forEach((a, i) => {
    columns.slice(0, i + 1).forEach((b, j) => {
      const value = measure(b, a);
      (result[i] as (Value | null)[])[j] = value;
      (result[j] as (Value | null)[])[i] = value;
    });
  });
  return result;
}

/**
 * Pairs above the threshold, ordered by the later column `b`. `columns` lists the later columns, which could be
 * dropped.
 */
function highPairs<Value>(
  columns: readonly Named[],
  values: (Value | null)[][],
  strength: (value: Value) => number,
  threshold: number,
) {
  const pairs: { a: string; b: string; value: Value }[] = [];
  columns.forEach((later, j) => {
    columns.slice(0, j).forEach((earlier, i) => {
      const value = values[i]?.[j] ?? null;
      if (value !== null && strength(value) > threshold) pairs.push({ a: earlier.name, b: later.name, value });
    });
  });
  return { columns: [...new Set(pairs.map((pair) => pair.b))], pairs };
}

function withTarget(column: string, values: Float64Array, target: Float64Array): WithTarget {
  return { column, r: correlation(values, target), rows: sharedRows(values, target) };
}

function ranked(columns: readonly WithTarget[]): AnalyzeFindings['numericCorrelation'] {
  return columns
    .map(({ column, r }) => ({ column, r }))
    .sort((a, b) => (a.r ?? Number.POSITIVE_INFINITY) - (b.r ?? Number.POSITIVE_INFINITY));
}

/** The columns whose |r| with the target reaches `POSSIBLE_LEAK`, in the order of `names`. */
function leaksIn(names: readonly string[], strengths: AnalyzeFindings['numericCorrelation']) {
  const known = new Map(strengths.map(({ column, r }) => [column, r]));
  return names.flatMap((column) => {
    const r = known.get(column) ?? 0;
    return Math.abs(r) >= POSSIBLE_LEAK ? [{ column, r }] : [];
  });
}

/** Rows in which both columns have a value. */
function sharedRows(a: Float64Array, b: Float64Array): number {
  let rows = 0;
  for (let row = 0; row < a.length; row += 1) if (!Number.isNaN((a[row] as number) + (b[row] as number))) rows += 1;
  return rows;
}

/** The strongest pairs, strongest first. @param values their symmetric matrix */
function strongest<Value, Column extends Named>(
  columns: readonly Column[],
  values: (Value | null)[][],
  strength: (value: Value) => number,
  rows: (value: Value, a: Column, b: Column) => number,
): StrongPair[] {
  let best: { a: Column; b: Column; value: Value; strength: number }[] = [];
  columns.forEach((b, j) => {
    for (const [i, a] of columns.slice(0, j).entries()) {
      const value = values[i]?.[j] ?? null;
      if (value !== null) best.push({ a, b, value, strength: strength(value) });
    }
    // A wide table has half a million pairs, so only the strongest are kept on the way.
    best = best.sort((p, q) => Math.abs(q.strength) - Math.abs(p.strength)).slice(0, STRONGEST);
  });
  return best.map(({ a, b, value, strength: own }) => ({ a: a.name, b: b.name, value: own, rows: rows(value, a, b) }));
}
