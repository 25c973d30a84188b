import type { Column } from '../table/table.ts';
import type { AnalyzeFindings } from './analyze/analyze-findings.ts';
import { doubtsOf } from './prepare/doubts.ts';

/** A column that a team can decide about. */
export interface DecidableColumn {
  column: string;
  type: Column['type'];
  /** Whether the analysis marks it for removal. */
  marked: boolean;
}

/** The columns that a team can decide about, without the target, most doubtful first. */
export function decidableColumns(analysis: AnalyzeFindings): DecidableColumn[] {
  const numeric = new Set(analysis.numericCorrelation.map(({ column }) => column));
  const dates = new Set((analysis.dates ?? []).map(({ column }) => column));
  return doubtsOf(analysis).map(({ column, marked }) => ({
    column,
    type: dates.has(column) ? 'date' : numeric.has(column) ? 'numeric' : 'categorical',
    marked,
  }));
}
