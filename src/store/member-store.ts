import type { Store } from '../ports/store.ts';
import type { MemberState } from '../team/member-state.ts';
import { changes, type Db, one, rows } from './query.ts';

export function memberStore(db: Db): Store['members'] {
  return {
    away: (teamId, now) =>
      rows<{ userId: string; until: Date }>(
        db,
        'SELECT user_id AS "userId", away_until AS until FROM kakehashi.member WHERE team_id = $1 AND away_until > $2',
        [teamId, now],
      ),
    async byId(teamId, userId) {
      const found = await one<Record<keyof MemberState, Date | string | object | boolean | null>>(
        db,
        `SELECT away_since AS "awaySince", away_until AS "awayUntil", status_since AS "statusSince", digest_at AS "digestAt",
           told_at AS "toldAt", direct_id AS "directId", locale, hours, home_cohort AS "homeCohort", mondays FROM kakehashi.member WHERE team_id = $1 AND user_id = $2`,
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
    async setHours(teamId, userId, hours) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, hours) VALUES ($1, $2, $3::jsonb)
         ON CONFLICT (team_id, user_id) DO UPDATE SET hours = $3::jsonb`,
        [teamId, userId, hours === undefined ? null : JSON.stringify(hours)],
      );
    },
    async setMondays(teamId, userId, wanted) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, mondays) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, user_id) DO UPDATE SET mondays = $3`,
        [teamId, userId, wanted],
      );
    },
    async setHomeCohort(teamId, userId, cohortId) {
      await db.query(
        `INSERT INTO kakehashi.member (team_id, user_id, home_cohort) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, user_id) DO UPDATE SET home_cohort = $3`,
        [teamId, userId, cohortId],
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
    async setTold(teamId, userId, at) {
      await db.query(
        `INSERT INTO kakehashi.member AS m (team_id, user_id, told_at) VALUES ($1, $2, ARRAY[$3::timestamptz])
         ON CONFLICT (team_id, user_id) DO UPDATE SET told_at =
           ARRAY(SELECT t FROM unnest(m.told_at) AS t WHERE t > $3::timestamptz - interval '14 days' ORDER BY t) || $3::timestamptz`,
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
    known: async (teamId, cohortId) =>
      (
        await rows<{ userId: string }>(
          db,
          `SELECT user_id AS "userId" FROM (
             SELECT facilitator_id AS user_id FROM kakehashi.cohort WHERE team_id = $1 AND id = $2
             UNION SELECT user_id FROM kakehashi.role_holding WHERE team_id = $1 AND cohort_id = $2
             UNION SELECT requested_by FROM kakehashi.run WHERE team_id = $1 AND cohort_id = $2
             UNION SELECT asker_id FROM kakehashi.request WHERE team_id = $1 AND cohort_id = $2
             UNION SELECT a.assignee_id FROM kakehashi.assignment a JOIN kakehashi.request q
               ON q.team_id = a.team_id AND q.id = a.request_id
               WHERE a.team_id = $1 AND q.cohort_id = $2 AND a.assignee_id IS NOT NULL
             UNION SELECT y.author_id FROM kakehashi.reply y JOIN kakehashi.request q
               ON q.team_id = y.team_id AND q.id = y.request_id
               WHERE y.team_id = $1 AND q.cohort_id = $2 AND y.source <> 'stand-in'
             UNION SELECT v.reviewer_id FROM kakehashi.review v JOIN kakehashi.request q
               ON q.team_id = v.team_id AND q.id = v.request_id WHERE v.team_id = $1 AND q.cohort_id = $2
             UNION SELECT started_by FROM kakehashi.labelling_round WHERE team_id = $1 AND cohort_id = $2
             UNION SELECT b.user_id FROM kakehashi.labelling b JOIN kakehashi.labelling_round d
               ON d.team_id = b.team_id AND d.id = b.round_id WHERE b.team_id = $1 AND d.cohort_id = $2
           ) found WHERE NOT EXISTS (SELECT 1 FROM kakehashi.departure gone
             WHERE gone.team_id = $1 AND gone.cohort_id = $2 AND gone.user_id = found.user_id) ORDER BY user_id`,
          [teamId, cohortId],
        )
      ).map(({ userId }) => userId),
    departed: async (teamId, cohortId) =>
      (
        await rows<{ userId: string }>(
          db,
          'SELECT user_id AS "userId" FROM kakehashi.departure WHERE team_id = $1 AND cohort_id = $2',
          [teamId, cohortId],
        )
      ).map(({ userId }) => userId),
    setMoved: (teamId, cohortId, userId, ts) =>
      changes(
        db,
        `INSERT INTO kakehashi.movement AS last (team_id, cohort_id, user_id, ts) VALUES ($1, $2, $3, $4::numeric)
         ON CONFLICT (team_id, cohort_id, user_id) DO UPDATE SET ts = excluded.ts WHERE last.ts < excluded.ts`,
        [teamId, cohortId, userId, ts],
      ),
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
