import type { ProcessId } from '../../src/course/lesson-id.ts';
import { r2 } from '../../src/stats/metrics.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { split } from '../../src/stats/split.ts';
import type { BusinessFindings } from '../../src/steps/business-understanding/business-findings.ts';
import { paybackDay, valuePerDay } from '../../src/steps/business-understanding/payback.ts';
import { readDataset } from '../../src/steps/prepare/dataset-file.ts';
import type { PrepareFindings } from '../../src/steps/prepare/prepare-findings.ts';
import type { PreprocessFindings } from '../../src/steps/preprocess/preprocess-findings.ts';
import { readPreprocessed } from '../../src/steps/preprocess/preprocessed-file.ts';
import { encodeRows } from '../../src/steps/preprocess/table-encoder.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { readModel } from '../../src/steps/train/model-file.ts';
import { predictRows } from '../../src/steps/train/predict-rows.ts';
import { withDateParts } from '../../src/table/date-parts.ts';
import type { Table } from '../../src/table/table.ts';
import { valuesOf } from './columns.ts';

/**
 * Parts of the table that figures are computed on. `training`: drawn in Preprocess, before the fence; `learning`: up to the fence, so that
 * Train gets them; `fitted` and `validation`: both parts of these; `heldout`: kept for Test.
 */
export const PARTS = ['table', 'training', 'learning', 'fitted', 'validation', 'heldout'] as const;
export type PartName = (typeof PARTS)[number];

type Outcomes = ReadonlyMap<ProcessId, StepOutcome>;

/** Rows of the table, with columns for what the models say about them. */
export interface Part {
  rows: number[];
  cell: (name: string, row: number) => number | string | null;
  target: string;
  business?: BusinessFindings;
}

const MODELS = ['elasticNet', 'forest'] as const;
/** Suffixes of a model's own columns: its estimate minus the truth, the same without sign, in percent of the truth, and squared. */
const OF_ERROR = {
  '': (estimate: number) => estimate,
  Error: (estimate: number, truth: number) => estimate - truth,
  Miss: (estimate: number, truth: number) => Math.abs(estimate - truth),
  Off: (estimate: number, truth: number) => (100 * Math.abs(estimate - truth)) / truth,
  Squared: (estimate: number, truth: number) => (estimate - truth) ** 2,
};

/** The whole table, without what models say. */
export function wholeTable(table: Table, target: string): Part {
  return { rows: Array.from({ length: table.rows }, (_, row) => row), cell: cellsOf(table), target };
}

/** A part of the table as a run of all steps has drawn it, with that run's estimates. */
export function partOf(name: Exclude<PartName, 'table'>, table: Table, target: string, outcomes: Outcomes): Part {
  const findings = <T>(process: ProcessId) => outcomes.get(process)?.findings as T;
  const file = (process: ProcessId, kind: string): string => {
    const found = outcomes.get(process)?.artifacts.find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`${process} made no ${kind}`);
    return found.content;
  };
  const model = readModel(file('train', 'model'));
  const { train, test } = readPreprocessed(file('preprocess', 'preprocessed-dataset'), model.encoder);
  const { validationShare, seed } = model.metadata.parameters;
  const kept = split(train.rows.length, Number(validationShare), Number(seed));
  const at = (places: Int32Array) => Array.from(places, (place) => train.rows[place] ?? -1);
  const rows = {
    training: findings<PreprocessFindings>('preprocess').trainIndex,
    learning: train.rows,
    fitted: at(kept.train),
    validation: at(kept.test),
    heldout: test.rows,
  }[name];
  const dataset = withDateParts(readDataset(file('prepare', 'dataset'), findings<PrepareFindings>('prepare').types));
  const estimates = predictRows(model, encodeRows(model.encoder, dataset, rows));
  const places = new Map(rows.map((row, place) => [row, place]));
  const own = cellsOf(table);
  return {
    rows,
    target,
    business: findings<BusinessFindings>('business-understanding'),
    cell: (column, row) => {
      const of = MODELS.find((one) => column.startsWith(one));
      if (of === undefined) return own(column, row);
      const error = OF_ERROR[column.slice(of.length) as keyof typeof OF_ERROR];
      return error(estimates[of][places.get(row) ?? -1] ?? Number.NaN, Number(own(target, row)));
    },
  };
}

function cellsOf({ columns }: Table): Part['cell'] {
  const byName = new Map(columns.map((column) => [column.name, valuesOf(column)]));
  return (name, row) => {
    const values = byName.get(name);
    if (values === undefined) throw new Error(`the table has no column "${name}"`);
    return values[row] ?? null;
  };
}

/** Functions of the numbers in a column, in ascending order. */
const OF_COLUMN: Record<string, (sorted: number[]) => number> = {
  mean: (sorted) => sorted.reduce((sum, one) => sum + one, 0) / sorted.length,
  sum: (sorted) => sorted.reduce((sum, one) => sum + one, 0),
  median: (sorted) => quantile(sorted, 0.5),
  q1: (sorted) => quantile(sorted, 0.25),
  q3: (sorted) => quantile(sorted, 0.75),
  min: (sorted) => quantile(sorted, 0),
  max: (sorted) => quantile(sorted, 1),
};

/**
 * Computes a figure on a part of the table.
 * @param call `count(conditions)`, `mean(column; conditions)` and the like, `r2(model; conditions)`, or `people(conditions)`,
 *   `valuePerDay(conditions)` and `paybackDay(conditions)`: what follows if people still do the share of rows that meet them
 */
export function figureOf(part: Part, call: string): number {
  const [, name = '', inner = ''] = /^(\w+)\((.*)\)$/u.exec(call) ?? [];
  const [first = '', second] = inner.split('; ');
  const isShare = ['people', 'valuePerDay', 'paybackDay'].includes(name);
  const conditions = name === 'count' || isShare ? first : (second ?? '');
  const rows = part.rows.filter(meets(part, conditions));
  if (name === 'count') return rows.length;
  if (isShare) return ofShare(part, name, rows.length / part.rows.length);
  const numbers = (column: string) =>
    rows
      .map((row) => part.cell(column, row))
      .filter((value) => value !== null)
      .map(Number);
  if (name === 'r2') return r2(part.target, numbers(part.target), numbers(first));
  const compute = OF_COLUMN[name];
  if (compute === undefined) throw new Error(`"${call}" is no function of rows`);
  return compute(numbers(first).toSorted((a, b) => a - b));
}

function ofShare({ business }: Part, name: string, share: number): number {
  if (business === undefined) throw new Error(`${name} needs a run`);
  const people = business.numbers.peopleBefore * share;
  if (name === 'people') return people;
  const value = valuePerDay(business.numbers, { people, hours: business.numbers.hoursBefore });
  return name === 'valuePerDay' ? value : (paybackDay(business.numbers, value) ?? Number.POSITIVE_INFINITY);
}

/** Conditions between ` & `: `Pool_QC` has a value, `!Pool_QC` has none, `Pool_Area>0`, `Overall_Cond=Poor|Fair`, `First_Flr_SF=Total_Bsmt_SF`. */
function meets({ cell, rows }: Part, conditions: string): (row: number) => boolean {
  const tests = conditions
    .split(' & ')
    .filter((condition) => condition !== '')
    .map((condition) => {
      const [, name = '', operator, wanted = ''] = /^(!?\w+)(?:(<=|>=|[<>=])(.+))?$/u.exec(condition) ?? [];
      const isBlank = name.startsWith('!');
      const column = isBlank ? name.slice(1) : name;
      // A misspelled column is told even where no row is looked at.
      cell(column, rows[0] ?? 0);
      const other = isColumn(cell, wanted) ? (row: number) => String(cell(wanted, row)) : () => wanted;
      return (row: number): boolean => {
        const value = cell(column, row);
        if (isBlank) return value === null;
        if (value === null || operator === undefined) return value !== null;
        if (operator === '=') return other(row).split('|').includes(String(value));
        const [a, b] = [Number(value), Number(other(row))];
        return operator === '>' ? a > b : operator === '<' ? a < b : operator === '>=' ? a >= b : a <= b;
      };
    });
  return (row) => tests.every((test) => test(row));
}

function isColumn(cell: Part['cell'], name: string): boolean {
  try {
    cell(name, 0);
    return true;
  } catch {
    return false;
  }
}
