import type { FlowDeps } from '../port.ts';

/** How many rows of each table name a person. */
export type DataCounts = { table: string; rows: number }[];

export interface Person {
  teamId: string;
  userId: string;
}

/** What is kept of a person, in counts. */
export async function countData({ store }: FlowDeps, { teamId, userId }: Person): Promise<DataCounts> {
  const all = await store.people.rowsOf(teamId, userId);
  return Object.entries(all).map(([table, rows]) => ({ table, rows: rows.length }));
}
