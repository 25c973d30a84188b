import type { Store } from '../ports/store.ts';
import type { Cohort } from '../team/cohort.ts';
import type { MemberState } from '../team/member-state.ts';
import type { RoleHolding } from '../team/role-holding.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = `c.id, c.team_id AS "teamId", c.channel_id AS "channelId", c.locale, c.dataset, c.facilitator_id AS "facilitatorId", c.stand_ins AS "standIns", c.paused,
  c.anonymous_reviews AS "anonymousReviews",
  c.working_hours AS "workingHours", c.created_at AS "createdAt"`;

export function cohortStore(db: Db): Store['cohorts'] {
  const inChannel: Store['cohorts']['inChannel'] = ({ teamId, channelId }) =>
    one<Cohort>(db, `SELECT ${COLUMNS} FROM kakehashi.cohort c WHERE c.team_id = $1 AND c.channel_id = $2`, [
      teamId,
      channelId,
    ]);
  return {
    inChannel,
    async create(cohort) {
      const made = await one(
        db,
        `INSERT INTO kakehashi.cohort (team_id, id, channel_id, locale, dataset, facilitator_id, stand_ins, paused, working_hours, created_at, anonymous_reviews)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (team_id, channel_id) DO NOTHING RETURNING id`,
        [
          cohort.teamId,
          cohort.id,
          cohort.channelId,
          cohort.locale,
          cohort.dataset,
          cohort.facilitatorId,
          cohort.standIns,
          cohort.paused,
          JSON.stringify(cohort.workingHours),
          cohort.createdAt,
          cohort.anonymousReviews,
        ],
      );
      if (made !== undefined) return { cohort, created: true };
      return { cohort: (await inChannel(cohort)) ?? cohort, created: false };
    },
    byId: (teamId, id) =>
      one<Cohort>(db, `SELECT ${COLUMNS} FROM kakehashi.cohort c WHERE c.team_id = $1 AND c.id = $2`, [teamId, id]),
    ofUser: (teamId, userId) =>
      rows<Cohort>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.cohort c WHERE c.team_id = $1 AND (c.facilitator_id = $2
           OR EXISTS (SELECT 1 FROM kakehashi.role_holding h WHERE h.team_id = $1 AND h.cohort_id = c.id AND h.user_id = $2)
           OR EXISTS (SELECT 1 FROM kakehashi.request r WHERE r.team_id = $1 AND r.cohort_id = c.id AND r.asker_id = $2))
         ORDER BY c.created_at DESC`,
        [teamId, userId],
      ),
    async lock(teamId, id) {
      await db.query('SELECT 1 FROM kakehashi.cohort WHERE team_id = $1 AND id = $2 FOR UPDATE', [teamId, id]);
    },
    async setSettings({ teamId, id, standIns, paused, anonymousReviews, workingHours }) {
      await db.query(
        `UPDATE kakehashi.cohort SET stand_ins = $3, paused = $4, working_hours = $5, anonymous_reviews = $6
         WHERE team_id = $1 AND id = $2`,
        [teamId, id, standIns, paused, JSON.stringify(workingHours), anonymousReviews],
      );
    },
    async setFacilitator(teamId, id, userId) {
      await db.query('UPDATE kakehashi.cohort SET facilitator_id = $3 WHERE team_id = $1 AND id = $2', [
        teamId,
        id,
        userId,
      ]);
    },
    async setLocale(teamId, id, locale) {
      await db.query('UPDATE kakehashi.cohort SET locale = $3 WHERE team_id = $1 AND id = $2', [teamId, id, locale]);
    },
  };
}

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

export function roleStore(db: Db): Store['roles'] {
  return {
    async set(teamId, cohortId, userId, roles, chosenBy = userId) {
      await db.query(
        `DELETE FROM kakehashi.role_holding
         WHERE team_id = $1 AND cohort_id = $2 AND user_id = $3 AND NOT role_id = ANY ($4::text[])`,
        [teamId, cohortId, userId, roles],
      );
      await db.query(
        // Who chooses a role that somebody else gave them has chosen it.
        `INSERT INTO kakehashi.role_holding AS held (team_id, cohort_id, user_id, role_id, chosen_by)
         SELECT $1, $2, $3, unnest($4::text[]), $5
         ON CONFLICT (team_id, cohort_id, user_id, role_id)
         DO UPDATE SET chosen_by = excluded.chosen_by WHERE excluded.chosen_by = held.user_id`,
        [teamId, cohortId, userId, roles, chosenBy],
      );
    },
    inOrder: async (teamId, cohortId) =>
      (
        await rows<{ userId: string }>(
          db,
          `SELECT user_id AS "userId" FROM kakehashi.role_holding WHERE team_id = $1 AND cohort_id = $2
           GROUP BY user_id ORDER BY min(position)`,
          [teamId, cohortId],
        )
      ).map(({ userId }) => userId),
    async list(teamId, cohortId) {
      const found = await rows<Required<RoleHolding> & Record<string, string>>(
        db,
        `SELECT user_id AS "userId", role_id AS role, chosen_by AS "chosenBy" FROM kakehashi.role_holding
         WHERE team_id = $1 AND cohort_id = $2 ORDER BY role_id, position`,
        [teamId, cohortId],
      );
      return found.map(({ userId, role, chosenBy }) => ({
        userId,
        role,
        ...(chosenBy === userId ? {} : { chosenBy }),
      }));
    },
  };
}
