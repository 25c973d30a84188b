import type { Store } from '../ports/store.ts';
import type { Backlog } from '../ports/watch.ts';
import { AWAKE } from './halt-store.ts';
import { changes, type Db, one } from './query.ts';

/** Leases of work that one process of a fleet does for all. The rows belong to no workspace. */
export function dutyStore(db: Db): Store['duties'] {
  return {
    lease: (duty, owner, now, until) =>
      changes(
        db,
        `INSERT INTO kakehashi.duty_lease (duty, owner, until) VALUES ($1, $2, $4)
         ON CONFLICT (duty) DO UPDATE SET owner = $2, until = $4
         WHERE duty_lease.owner = $2 OR duty_lease.until <= $3`,
        [duty, owner, now, until],
      ),
    async release(duty, owner) {
      await db.query('DELETE FROM kakehashi.duty_lease WHERE duty = $1 AND owner = $2', [duty, owner]);
    },
    async backlog(due) {
      const found = await one<Backlog & Record<string, number>>(
        db,
        `SELECT count(*)::int AS undelivered,
           coalesce(extract(epoch FROM now() - min(owed_since)), 0)::float AS "oldestSeconds",
           (SELECT count(*) FROM kakehashi.post WHERE state = 'failed')::int AS failed,
           (SELECT count(*) FROM kakehashi.assignment a
             JOIN kakehashi.request r ON r.team_id = a.team_id AND r.id = a.request_id
             JOIN kakehashi.cohort c ON c.team_id = r.team_id AND c.id = r.cohort_id
             WHERE a.state IN ('asked', 'accepted') AND a.assignee_id IS NOT NULL AND a.remind_at < $1 AND ${AWAKE})::int AS overdue
         FROM kakehashi.post WHERE state <> 'failed' AND delivered_revision < revision`,
        [due],
      );
      return found ?? { undelivered: 0, oldestSeconds: 0, failed: 0, overdue: 0 };
    },
  };
}
