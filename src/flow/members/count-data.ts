import type { Store } from '../../ports/store.ts';

/** How many rows of each table mention a person. */
export type DataCounts = { table: string; rows: number }[];

export interface PersonRef {
  teamId: string;
  userId: string;
}

/** Counts what is kept about a person. */
export async function countData(
  { store }: { store: Pick<Store, 'people'> },
  { teamId, userId }: PersonRef,
): Promise<DataCounts> {
  const all = await store.people.rowsOf(teamId, userId);
  return Object.entries(all).map(([table, rows]) => ({ table, rows: rows.length }));
}
