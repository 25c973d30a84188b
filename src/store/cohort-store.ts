import type { Store } from '../ports/store.ts';
import type { Cohort } from '../team/cohort.ts';
import { hasLeft } from './has-left.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = `c.id, c.team_id AS "teamId", c.channel_id AS "channelId", c.locale, c.dataset, c.facilitator_id AS "facilitatorId", c.stand_ins AS "standIns", c.paused,
  c.anonymous_reviews AS "anonymousReviews",
  c.working_hours AS "workingHours", c.created_at AS "createdAt"`;

/** SQL: cohorts in which the person `$2` asked, holds a role or facilitates. */
const OF_USER = `SELECT ${COLUMNS} FROM kakehashi.cohort c WHERE c.team_id = $1 AND (c.facilitator_id = $2
   OR EXISTS (SELECT 1 FROM kakehashi.role_holding h WHERE h.team_id = $1 AND h.cohort_id = c.id AND h.user_id = $2)
   OR EXISTS (SELECT 1 FROM kakehashi.request r WHERE r.team_id = $1 AND r.cohort_id = c.id AND r.asker_id = $2))`;
const NEWEST_FIRST = 'ORDER BY c.created_at DESC';

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
    ofUser: (teamId, userId) => rows<Cohort>(db, `${OF_USER} ${NEWEST_FIRST}`, [teamId, userId]),
    seenBy: (teamId, userId) =>
      rows<Cohort>(db, `${OF_USER} AND NOT ${hasLeft('c.id')} ${NEWEST_FIRST}`, [teamId, userId]),
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
    toCompare: (now, limit) =>
      rows<Cohort>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.cohort c WHERE (c.compare_at IS NULL OR c.compare_at <= $1)
           AND NOT EXISTS (SELECT 1 FROM kakehashi.halt h WHERE h.team_id = c.team_id AND h.channel_id IN ('', c.channel_id))
         ORDER BY c.compare_at NULLS FIRST, c.created_at LIMIT $2`,
        [now, limit],
      ),
    async compareAt(teamId, id, at) {
      await db.query('UPDATE kakehashi.cohort SET compare_at = $3 WHERE team_id = $1 AND id = $2', [teamId, id, at]);
    },
    async compareAllSoon() {
      await db.query('UPDATE kakehashi.cohort SET compare_at = NULL WHERE compare_at IS NOT NULL');
    },
    async setLocale(teamId, id, locale) {
      await db.query('UPDATE kakehashi.cohort SET locale = $3 WHERE team_id = $1 AND id = $2', [teamId, id, locale]);
    },
  };
}
