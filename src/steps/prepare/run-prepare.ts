import { AppError } from '../../errors.ts';
import { labellingItems } from '../../exercise/labelling-items.ts';
import { lengthOf } from '../../table/cells-of.ts';
import { countMissing } from '../../table/count-missing.ts';
import type { Column, Table } from '../../table/table.ts';
import type { AnalyzeFindings } from '../analyze/analyze-findings.ts';
import { findingsOf } from '../history.ts';
import type { StepInput } from '../step.ts';
import { doubtsOf } from './doubts.ts';
import type { PrepareFindings, PrepareParameters } from './prepare-findings.ts';

/** Lower bounds of the bands of completeness, in percent. The last band has only complete columns. */
const BANDS = [0, 50, 80, 95, 100] as const;

/**
 * Applies the team's decisions to the raw table to make the Dataset. It keeps all rows.
 * Source: COURSE "3 Prepare"
 * @throws AppError predecessor_missing, column_not_found, column_needed (target or identifier dropped), column_twice
 *   (dropped and asked), columns_all_dropped
 */
export function runPrepare(
  { table, target, id, history }: Pick<StepInput, 'table' | 'target' | 'id' | 'history'>,
  { drop, ask }: PrepareParameters,
  progress: (share: number, stage: string) => void,
): { findings: PrepareFindings; data: Table } {
  progress(0.1, 'deciding');
  checkDecisions(table, { target, id, drop, ask });
  const kept = table.columns.filter(({ name }) => !drop.includes(name));
  const data: Table = { rows: table.rows, columns: kept };
  const analysis = findingsOf<AnalyzeFindings>(history, 'analyze');
  const strengths = [...analysis.numericCorrelation, ...analysis.ordinalCorrelation];
  const features = kept.filter(({ name }) => name !== target && name !== id);
  progress(0.5, 'completeness');
  const before = table.columns.map(completeness);
  const after = kept.map(completeness);
  const findings: PrepareFindings = {
    kept: kept.map(({ name }) => name),
    dropped: table.columns.map(({ name }) => name).filter((name) => drop.includes(name)),
    asked: kept.map(({ name }) => name).filter((name) => ask.includes(name)),
    rows: table.rows,
    completenessBefore: mean(before),
    completenessAfter: mean(after),
    types: Object.fromEntries(kept.map(({ name, type }) => [name, type])),
    labelling: { target, items: labellingItems(table, { target, dropped: drop, strengths }) },
    charts: {
      bands: bandsOf(before, after),
      doubts: doubtsOf(analysis).filter(({ column, marked }) => marked || drop.includes(column)),
      mostBlank: mostBlank(features),
    },
  };
  progress(0.9, 'writing');
  return { findings, data };
}

function checkDecisions(
  table: Table,
  { target, id, drop, ask }: { target: string; id: string | undefined; drop: string[]; ask: string[] },
): void {
  const names = table.columns.map(({ name }) => name);
  const unknown = [...drop, ...ask].find((name) => !names.includes(name));
  if (unknown !== undefined) throw new AppError('column_not_found', { column: unknown });
  const needed = drop.find((name) => name === target || name === id);
  if (needed !== undefined) throw new AppError('column_needed', { column: needed });
  const twice = drop.find((name) => ask.includes(name));
  if (twice !== undefined) throw new AppError('column_twice', { column: twice });
  if (names.every((name) => name === target || name === id || drop.includes(name))) {
    throw new AppError('columns_all_dropped');
  }
}

/** Percentage of a column's cells that are not blank. */
function completeness(column: Column): number {
  const cells = lengthOf(column);
  return ((cells - countMissing(column)) / cells) * 100;
}

function mostBlank(columns: Column[]): { column: string; percent: number } | null {
  const [most] = columns
    .map((column) => ({ column: column.name, percent: 100 - completeness(column) }))
    .sort((a, b) => b.percent - a.percent);
  return most === undefined || most.percent === 0 ? null : most;
}

/** Mean of the columns' percentages. Columns have equal length, so this is the percentage over all cells. */
function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function bandsOf(before: number[], after: number[]): PrepareFindings['charts']['bands'] {
  return BANDS.map((from, index) => {
    const to = BANDS[index + 1] ?? Number.POSITIVE_INFINITY;
    const within = (values: number[]) => values.filter((value) => value >= from && value < to).length;
    return { from, to: Math.min(to, 100), before: within(before), after: within(after) };
  });
}
