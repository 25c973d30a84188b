import type { Deed, DeedRef, InboxStore } from '../ports/inbox-store.ts';
import { type Db, one, rows } from './query.ts';

const LATER = "clock_timestamp() + $3 * interval '1 millisecond'";

export function inboxStore(db: Db): InboxStore {
  return {
    async keep(deeds, forMs) {
      const column = <K extends keyof Deed>(name: K) => deeds.map((deed) => deed[name] ?? null);
      const stored = await rows<{ teamId: string; key: string }>(
        db,
        `INSERT INTO kakehashi.inbox (team_id, key, user_id, body, received_at, leased_until)
         SELECT each.*, clock_timestamp() + $6 * interval '1 millisecond'
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS each
         ON CONFLICT DO NOTHING RETURNING team_id AS "teamId", key`,
        [column('teamId'), column('key'), column('userId'), column('body'), column('receivedAt'), forMs],
      );
      const fresh = new Set(stored.map(nameOf));
      // Of two deliveries in one statement, the first one is new.
      return deeds.map((deed) => fresh.delete(nameOf(deed)));
    },
    done: (deeds) =>
      byTeam(deeds, async (teamId, keys) => {
        await db.query(
          `UPDATE kakehashi.inbox SET done_at = clock_timestamp(), body = NULL, user_id = NULL
           WHERE team_id = $1 AND key = ANY ($2) AND done_at IS NULL`,
          [teamId, keys],
        );
      }),
    lease: (deeds, forMs) =>
      byTeam(deeds, async (teamId, keys) => {
        await db.query(
          `UPDATE kakehashi.inbox SET leased_until = ${LATER} WHERE team_id = $1 AND key = ANY ($2) AND done_at IS NULL`,
          [teamId, keys, forMs],
        );
      }),
    async take(forMs) {
      const found = await one<Deed & Record<string, unknown> & { attempts: number }>(
        db,
        `UPDATE kakehashi.inbox i SET attempts = attempts + 1, leased_until = clock_timestamp() + $1 * interval '1 millisecond'
         FROM (SELECT team_id, key FROM kakehashi.inbox WHERE done_at IS NULL AND leased_until <= clock_timestamp()
           ORDER BY received_at, key LIMIT 1 FOR UPDATE SKIP LOCKED) AS oldest
         WHERE i.team_id = oldest.team_id AND i.key = oldest.key
         RETURNING i.team_id AS "teamId", i.key, i.user_id AS "userId", i.body, i.received_at AS "receivedAt", i.attempts`,
        [forMs],
      );
      if (found === undefined) return undefined;
      const { userId, ...deed } = found;
      return { ...deed, ...(userId === null || userId === undefined ? {} : { userId }) };
    },
    async forgetDone(agoMs) {
      await db.query("DELETE FROM kakehashi.inbox WHERE done_at < clock_timestamp() - $1 * interval '1 millisecond'", [
        agoMs,
      ]);
    },
    async erase(teamId, userId) {
      await db.query('DELETE FROM kakehashi.inbox WHERE team_id = $1 AND user_id = $2', [teamId, userId]);
    },
  };
}

function nameOf({ teamId, key }: DeedRef): string {
  return `${teamId} ${key}`;
}

/** Calls `work` once for each workspace with the keys of its deeds. */
async function byTeam(
  deeds: readonly DeedRef[],
  work: (teamId: string, keys: string[]) => Promise<void>,
): Promise<void> {
  const keys = new Map<string, string[]>();
  for (const { teamId, key } of deeds) keys.set(teamId, [...(keys.get(teamId) ?? []), key]);
  for (const [teamId, theirs] of keys) await work(teamId, theirs);
}
