import type { Store } from '../ports/store.ts';
import type { MemberState } from '../team/member-state.ts';
import { type Db, one, rows } from './query.ts';

export function memberStore(db: Db): Store['members'] {
  return {
    away: async (teamId, now) =>
      (
        await rows<{ userId: string }>(
          db,
          'SELECT user_id AS "userId" FROM kakehashi.member WHERE team_id = $1 AND away_until > $2',
          [teamId, now],
        )
      ).map(({ userId }) => userId),
    async byId(teamId, userId) {
      const found = await one<Record<keyof MemberState, Date | string | null>>(
        db,
        `SELECT away_since AS "awaySince", away_until AS "awayUntil", status_since AS "statusSince", digest_at AS "digestAt",
           direct_id AS "directId", locale FROM kakehashi.member WHERE team_id = $1 AND user_id = $2`,
        [teamId, userId],
      );
      if (found === undefined) return undefined;
      return Object.fromEntries(Object.entries(found).filter(([, at]) => at !== null)) as MemberState;
    },
    async setLocale(teamId, userId, locale) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, locale) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, user_id) DO UPDATE SET locale = $3`,
        [teamId, userId, locale ?? null],
      );
    },
    async setDirectId(teamId, userId, directId) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, direct_id) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, user_id) DO UPDATE SET direct_id = $3`,
        [teamId, userId, directId],
      );
    },
    async setDigestAt(teamId, userId, at) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, digest_at) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, user_id) DO UPDATE SET digest_at = $3`,
        [teamId, userId, at],
      );
    },
    async setAway(teamId, userId, period) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, away_since, away_until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (team_id, user_id) DO UPDATE SET away_since = $3, away_until = $4`,
        [teamId, userId, period?.since ?? null, period?.until ?? null],
      );
    },
    async setStatusSince(teamId, userId, since) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, status_since) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, user_id) DO UPDATE SET status_since = $3`,
        [teamId, userId, since ?? null],
      );
    },
    async leftSince(teamId, cohortId, userId) {
      const found = await one<{ leftAt: Date }>(
        db,
        `SELECT left_at AS "leftAt" FROM kakehashi.departure WHERE team_id = $1 AND cohort_id = $2 AND user_id = $3`,
        [teamId, cohortId, userId],
      );
      return found?.leftAt;
    },
    departed: async (teamId, cohortId) =>
      (
        await rows<{ userId: string }>(
          db,
          'SELECT user_id AS "userId" FROM kakehashi.departure WHERE team_id = $1 AND cohort_id = $2',
          [teamId, cohortId],
        )
      ).map(({ userId }) => userId),
    async setDeparted(teamId, cohortId, userId, at) {
      if (at === undefined) {
        await db.query('DELETE FROM kakehashi.departure WHERE team_id = $1 AND cohort_id = $2 AND user_id = $3', [
          teamId,
          cohortId,
          userId,
        ]);
        return;
      }
      await db.query(
        `INSERT INTO kakehashi.departure (team_id, cohort_id, user_id, left_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [teamId, cohortId, userId, at],
      );
    },
  };
}
