import Papa from 'papaparse';
import { parseTable } from '../../table/parse-table.ts';
import type { Table } from '../../table/table.ts';
import { artifactOf, findingsOf, type History } from '../history.ts';
import type { PrepareFindings } from './findings.ts';

/** The Dataset as CSV: UTF-8, LF, blank = missing; numbers are written so that they are read back the same. */
export function writeDataset(table: Table): string {
  const fields = table.columns.map(({ name }) => name);
  const data = Array.from({ length: table.rows }, (_, row) => table.columns.map(({ values }) => values[row] ?? ''));
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}

/** Reads it back, each column as the type it had. */
export function readDataset(content: string, types: PrepareFindings['types']): Table {
  return parseTable(new TextEncoder().encode(content), { types });
}

/** The Dataset that Prepare left. @throws AppError predecessor_missing */
export function datasetOf(history: History): Table {
  const data = history.prepare?.data;
  if (data !== undefined) return data as Table;
  const { types } = findingsOf<PrepareFindings>(history, 'prepare');
  return readDataset(artifactOf(history, 'prepare', 'dataset'), types);
}
