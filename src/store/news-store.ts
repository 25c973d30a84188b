import type { NewsStore, WaitingNews } from '../ports/news-store.ts';
import { AWAKE } from './halt-store.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = 'n.kind, n.request_id AS "requestId", n.since';
/** SQL: news `n` about requests of cohorts that neither rest nor are halted. */
const TOLD = `kakehashi.request r JOIN kakehashi.cohort c ON c.team_id = r.team_id AND c.id = r.cohort_id
  WHERE r.team_id = n.team_id AND r.id = n.request_id AND ${AWAKE}`;
type Row = WaitingNews & Record<string, unknown>;

export function newsStore(db: Db): NewsStore {
  return {
    async add(teamId, userId, { kind, requestId, since }) {
      await db.query(
        `INSERT INTO kakehashi.news (team_id, user_id, kind, request_id, since, tell_at) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT DO NOTHING`,
        [teamId, userId, kind, requestId, since],
      );
    },
    of: (teamId, userId) =>
      rows<Row>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.news n WHERE n.team_id = $1 AND n.user_id = $2 ORDER BY n.since, n.request_id`,
        [teamId, userId],
      ),
    async take(teamId, userId, kinds) {
      const taken = await rows<Row>(
        db,
        `DELETE FROM kakehashi.news n WHERE n.team_id = $1 AND n.user_id = $2 AND n.kind = ANY ($3)
           AND EXISTS (SELECT 1 FROM ${TOLD}) RETURNING ${COLUMNS}`,
        [teamId, userId, kinds],
      );
      return taken.toSorted((a, b) => +a.since - +b.since || (a.requestId < b.requestId ? -1 : 1));
    },
    due: (now) =>
      rows<{ teamId: string; userId: string }>(
        db,
        `SELECT n.team_id AS "teamId", n.user_id AS "userId" FROM kakehashi.news n
         WHERE n.tell_at <= $1 AND EXISTS (SELECT 1 FROM ${TOLD}) GROUP BY 1, 2 ORDER BY min(n.since), 2`,
        [now],
      ),
    nextDue: async () =>
      (
        await one<{ at: Date | null }>(
          db,
          `SELECT min(n.tell_at) AS at FROM kakehashi.news n WHERE EXISTS (SELECT 1 FROM ${TOLD})`,
          [],
        )
      )?.at ?? undefined,
    async putOff(teamId, userId, until) {
      await db.query('UPDATE kakehashi.news SET tell_at = $3 WHERE team_id = $1 AND user_id = $2', [
        teamId,
        userId,
        until,
      ]);
    },
  };
}
