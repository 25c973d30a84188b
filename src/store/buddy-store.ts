import type { QueryResultRow } from 'pg';
import type { BuddyStore } from '../ports/buddy-store.ts';
import type { Buddy } from '../team/buddy.ts';
import { changes, type Db, one, rows } from './query.ts';

const BUDDY = `SELECT id, cohort_id AS "cohortId", user_id AS "userId", buddy_id AS "buddyId", state, asked_at AS "askedAt"
  FROM kakehashi.buddy WHERE team_id = $1`;
type Row = Buddy & QueryResultRow;

export function buddyStore(db: Db): BuddyStore {
  return {
    add: (teamId, { id, cohortId, userId, buddyId, state, askedAt }) =>
      changes(
        db,
        `INSERT INTO kakehashi.buddy (team_id, id, cohort_id, user_id, buddy_id, state, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING`,
        [teamId, id, cohortId, userId, buddyId, state, askedAt],
      ),
    byId: (teamId, id) => one<Row>(db, `${BUDDY} AND id = $2`, [teamId, id]),
    current: (teamId, cohortId) =>
      one<Row>(db, `${BUDDY} AND cohort_id = $2 AND state IN ('asked', 'accepted')`, [teamId, cohortId]),
    ofBuddy: (teamId, buddyId, state) =>
      rows<Row>(db, `${BUDDY} AND buddy_id = $2 AND state = $3 ORDER BY asked_at, id`, [teamId, buddyId, state]),
    async hasDeclined(teamId, cohortId, buddyId) {
      const sql = `${BUDDY} AND cohort_id = $2 AND buddy_id = $3 AND state = 'declined' LIMIT 1`;
      return (await one(db, sql, [teamId, cohortId, buddyId])) !== undefined;
    },
    async setState(teamId, id, state) {
      await db.query('UPDATE kakehashi.buddy SET state = $3 WHERE team_id = $1 AND id = $2', [teamId, id, state]);
    },
    addFinished: (teamId, id, requestId) =>
      changes(
        db,
        'INSERT INTO kakehashi.buddy_finished (team_id, tie_id, request_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [teamId, id, requestId],
      ),
    async hasFinished(teamId, id, requestId) {
      const sql = 'SELECT 1 FROM kakehashi.buddy_finished WHERE team_id = $1 AND tie_id = $2 AND request_id = $3';
      return (await one(db, sql, [teamId, id, requestId])) !== undefined;
    },
    addComment: (teamId, { id, cohortId, requestId, authorId, toId, text, writtenAt }) =>
      changes(
        db,
        `INSERT INTO kakehashi.buddy_comment (team_id, id, cohort_id, request_id, author_id, to_id, body, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [teamId, id, cohortId, requestId, authorId, toId, text, writtenAt],
      ),
  };
}
