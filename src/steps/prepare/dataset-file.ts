import { parseTable } from '../../table/parse-table.ts';
import type { Table } from '../../table/table.ts';
import { writePlain } from '../../table/write-plain.ts';
import { artifactOf, findingsOf, type History } from '../history.ts';
import type { PrepareFindings } from './prepare-findings.ts';

/** Writes the Dataset as CSV: UTF-8, LF, blank for missing. Numbers read back exactly. */
export function writeDataset(table: Table): string {
  return writePlain(table);
}

/** Reads the Dataset back. @param types type of each column */
export function readDataset(content: string, types: PrepareFindings['types']): Table {
  return parseTable(new TextEncoder().encode(content), { types, ours: true });
}

/** The Dataset of the latest Prepare in the history. @throws AppError predecessor_missing */
export function datasetOf(history: History): Table {
  const data = history.prepare?.data;
  if (data !== undefined) return data as Table;
  const { types } = findingsOf<PrepareFindings>(history, 'prepare');
  return readDataset(artifactOf(history, 'prepare', 'dataset'), types);
}
