import type { Pool } from 'pg';
import { EVERY_TEAM, sharedDataset } from '../team/own-data.ts';
import { inTransaction } from './in-transaction.ts';
import { oweScrub } from './owe-scrub.ts';
import type { Db } from './query.ts';
import { FORGOTTEN } from './run-store.ts';

/**
 * Deletes the rows of a table that an operator has added, with the files of the runs on it in all workspaces and what they have found and teams have decided.
 * All of it goes at once: a command that ends in between leaves the table as it was. Messages in Slack stay.
 * @returns how many files it has deleted
 */
export function removeShared(pool: Pool, id: string): Promise<number> {
  return inTransaction(pool, (db) => remove(db, id));
}

async function remove(db: Db, id: string): Promise<number> {
  const dataset = sharedDataset(id);
  const files = await db.query(
    'DELETE FROM kakehashi.artifact WHERE (team_id, run_id) IN (SELECT team_id, id FROM kakehashi.run WHERE dataset = $1)',
    [dataset],
  );
  await db.query(
    `UPDATE kakehashi.labelling_round SET items = '[]', target = ''
     WHERE (team_id, run_id) IN (SELECT team_id, id FROM kakehashi.run WHERE dataset = $1)`,
    [dataset],
  );
  // It may name a column of the table, and holds figures of it.
  await db.query(
    'DELETE FROM kakehashi.run_task WHERE (team_id, run_id) IN (SELECT team_id, id FROM kakehashi.run WHERE dataset = $1)',
    [dataset],
  );
  await db.query(`UPDATE kakehashi.run SET ${FORGOTTEN} WHERE dataset = $1`, [dataset]);
  await db.query('DELETE FROM kakehashi.decision WHERE dataset = $1', [dataset]);
  await db.query('UPDATE kakehashi.statement SET figure = NULL WHERE dataset = $1', [dataset]);
  await db.query('DELETE FROM kakehashi.own_data_part WHERE team_id = $1 AND data_id = $2', [EVERY_TEAM, id]);
  await db.query(
    `UPDATE kakehashi.own_data SET state = 'deleted', names = NULL, settings = NULL, types = NULL, hash = NULL, consent = NULL
     WHERE team_id = $1 AND id = $2`,
    [EVERY_TEAM, id],
  );
  await oweScrub(db);
  return files.rowCount ?? 0;
}
