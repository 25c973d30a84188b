import type { Store } from '../ports/store.ts';
import type { Cohort } from '../team/cohort.ts';
import type { Retention } from '../team/retention.ts';
import { hasLeft } from './has-left.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = `c.id, c.team_id AS "teamId", c.channel_id AS "channelId", c.locale, c.dataset, c.facilitator_id AS "facilitatorId", c.stand_ins AS "standIns", c.paused, c.pace,
  c.anonymous_reviews AS "anonymousReviews", c.best_chart AS "bestChart", c.retention_days AS "retentionDays",
  c.working_hours AS "workingHours", c.created_at AS "createdAt"`;

/** SQL: cohorts in which the person `$2` asked, holds a role or facilitates. */
const OF_USER = `c.team_id = $1 AND (c.facilitator_id = $2
   OR EXISTS (SELECT 1 FROM kakehashi.role_holding h WHERE h.team_id = $1 AND h.cohort_id = c.id AND h.user_id = $2)
   OR EXISTS (SELECT 1 FROM kakehashi.request r WHERE r.team_id = $1 AND r.cohort_id = c.id AND r.asker_id = $2))`;
const NEWEST_FIRST = 'ORDER BY c.created_at DESC';

/** When something last happened in cohort `c`. */
const ACTIVE_AT = `greatest(c.created_at,
  (SELECT max(l.created_at) FROM kakehashi.lesson_post l WHERE l.team_id = c.team_id AND l.cohort_id = c.id),
  (SELECT max(greatest(r.created_at, r.begun_at)) FROM kakehashi.run r WHERE r.team_id = c.team_id AND r.cohort_id = c.id),
  (SELECT max(greatest(q.created_at, q.closed_at, y.created_at, y.edited_at, v.started_at)) FROM kakehashi.request q
    LEFT JOIN kakehashi.reply y ON y.team_id = q.team_id AND y.request_id = q.id
    LEFT JOIN kakehashi.review v ON v.team_id = q.team_id AND v.request_id = q.id
    WHERE q.team_id = c.team_id AND q.cohort_id = c.id),
  (SELECT max(d.saved_at) FROM kakehashi.draft d WHERE d.team_id = c.team_id AND d.cohort_id = c.id))`;

export function cohortStore(db: Db): Store['cohorts'] {
  const found = async (where: string, values: unknown[]) => (await many(where, values))[0];
  const many = async (where: string, values: unknown[]) =>
    (await rows<Cohort>(db, `SELECT ${COLUMNS} FROM kakehashi.cohort c WHERE ${where}`, values)).map(tidy);
  const inChannel: Store['cohorts']['inChannel'] = ({ teamId, channelId }) =>
    found('c.team_id = $1 AND c.channel_id = $2', [teamId, channelId]);
  return {
    inChannel,
    async create(cohort) {
      const made = await one(
        db,
        `INSERT INTO kakehashi.cohort (team_id, id, channel_id, locale, dataset, facilitator_id, stand_ins, paused, working_hours, created_at, anonymous_reviews, pace, best_chart)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (team_id, channel_id) DO NOTHING RETURNING id`,
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
          cohort.pace,
          cohort.bestChart,
        ],
      );
      if (made !== undefined) return { cohort, created: true };
      return { cohort: (await inChannel(cohort)) ?? cohort, created: false };
    },
    byId: (teamId, id) => found('c.team_id = $1 AND c.id = $2', [teamId, id]),
    ofUser: (teamId, userId) => many(`${OF_USER} ${NEWEST_FIRST}`, [teamId, userId]),
    seenBy: (teamId, userId) => many(`${OF_USER} AND NOT ${hasLeft('c.id')} ${NEWEST_FIRST}`, [teamId, userId]),
    async lock(teamId, id) {
      await db.query('SELECT 1 FROM kakehashi.cohort WHERE team_id = $1 AND id = $2 FOR UPDATE', [teamId, id]);
    },
    async setSettings({
      teamId,
      id,
      standIns,
      paused,
      anonymousReviews,
      bestChart,
      pace,
      workingHours,
      retentionDays,
    }) {
      await db.query(
        `UPDATE kakehashi.cohort SET stand_ins = $3, paused = $4, working_hours = $5, anonymous_reviews = $6,
           expiry_told_at = CASE WHEN retention_days IS DISTINCT FROM $7 THEN NULL ELSE expiry_told_at END, retention_days = $7, pace = $8,
           best_chart = $9
         WHERE team_id = $1 AND id = $2`,
        [
          teamId,
          id,
          standIns,
          paused,
          JSON.stringify(workingHours),
          anonymousReviews,
          retentionDays ?? null,
          pace,
          bestChart,
        ],
      );
    },
    retained: async () =>
      (
        await rows<Cohort & Retention & { toldAt: Date | null; expiredAt: Date | null }>(
          db,
          `SELECT ${COLUMNS}, ${ACTIVE_AT} AS "activeAt", c.expiry_told_at AS "toldAt", c.expired_at AS "expiredAt"
           FROM kakehashi.cohort c WHERE c.retention_days IS NOT NULL`,
          [],
        )
      ).map(({ activeAt, toldAt, expiredAt, ...cohort }) => ({
        cohort: tidy(cohort),
        retention: {
          retentionDays: cohort.retentionDays,
          activeAt,
          ...(toldAt === null ? {} : { toldAt }),
          ...(expiredAt === null ? {} : { expiredAt }),
        },
      })),
    async setExpiry(teamId, id, { toldAt, expiredAt }) {
      await db.query(
        `UPDATE kakehashi.cohort SET expiry_told_at = coalesce($3, expiry_told_at), expired_at = coalesce($4, expired_at)
         WHERE team_id = $1 AND id = $2`,
        [teamId, id, toldAt ?? null, expiredAt ?? null],
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
    async setDataset(teamId, id, dataset) {
      await db.query('UPDATE kakehashi.cohort SET dataset = $3 WHERE team_id = $1 AND id = $2', [teamId, id, dataset]);
    },
    async setLocale(teamId, id, locale) {
      await db.query('UPDATE kakehashi.cohort SET locale = $3 WHERE team_id = $1 AND id = $2', [teamId, id, locale]);
    },
  };
}

/** Drops nulls: the domain uses undefined where SQL uses null. */
function tidy({ retentionDays, ...cohort }: Omit<Cohort, 'retentionDays'> & { retentionDays?: number | null }): Cohort {
  return retentionDays == null ? cohort : { ...cohort, retentionDays };
}
