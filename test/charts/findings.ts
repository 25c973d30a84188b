import type { AnalyzeFindings } from '../../src/steps/analyze/analyze-findings.ts';
import { runAnalyze } from '../../src/steps/analyze/run-analyze.ts';
import type { Column, Table } from '../../src/table/table.ts';
import { columnOf } from '../helpers/columns.ts';
import { course } from '../helpers/course.ts';

const { t: say } = course;

export { say };

const area = [50, 60, 70, 80, 90, 100, 110, 120, 130, 900];
const COLUMNS: Column[] = [
  columnOf({ name: 'Price', type: 'numeric', values: area.map((value) => value * 1000) }),
  columnOf({ name: 'Area', type: 'numeric', values: area }),
  columnOf({ name: 'Area_2', type: 'numeric', values: area.map((value, row) => value + (row % 2)) }),
  columnOf({ name: 'Age', type: 'numeric', values: [9, 8, 7, 6, 5, 4, 3, 2, 1, 1] }),
  columnOf({ name: 'Pool', type: 'categorical', values: ['Ex', 'Gd', ...Array<null>(8).fill(null)] }),
  columnOf({ name: 'Kind', type: 'categorical', values: ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', null] }),
  columnOf({ name: 'Same', type: 'categorical', values: ['x', 'x', 'x', 'x', 'x', 'y', 'y', 'y', 'y', 'y'] }),
];

/** Findings of ten houses with `more` additional columns. */
export function findingsOf(more: Column[] = [], target = 'Price'): AnalyzeFindings {
  return findingsOn({ rows: 10, columns: [...COLUMNS, ...more] }, undefined, target);
}

/** Findings of a table. @param row what a row is, as `data/datasets.json` names it */
export function findingsOn(table: Table, row?: string, target = 'Price'): AnalyzeFindings {
  return runAnalyze(
    { table, target, id: undefined, row },
    { missingPercent: 50, fenceFactor: 1.5, correlation: 0.8, cramersV: 0.7 },
    () => {},
  );
}
