import type { Review } from '../exercise/review.ts';
import { MOST_REVIEWERS, type ReviewChoice } from '../exercise/reviewers.ts';
import type { Store } from '../ports/store.ts';
import { hasLeft } from './has-left.ts';
import { changes, type Db, rows } from './query.ts';
import { selectRequests } from './request-store.ts';

/** A review as SQL returns it: times in JSON are strings, and absent values are null. */
type Stored = { [K in keyof Review]-?: Review[K] | null };

const COLUMNS = `v.request_id AS "requestId", v.reviewer_id AS "reviewerId", v.state, v.started_at AS "startedAt", v.volunteer,
  v.ratings, v.comment, v.reaction, v.nth`;

export function reviewStore(db: Db): Store['reviews'] {
  return {
    async invite(teamId, requestId, reviewerIds) {
      await db.query(
        `INSERT INTO kakehashi.review (team_id, request_id, reviewer_id, state)
         SELECT $1, $2, unnest($3::text[]), 'invited' ON CONFLICT DO NOTHING`,
        [teamId, requestId, reviewerIds],
      );
    },
    async start(teamId, requestId, reviewerId, at) {
      await db.query(
        `INSERT INTO kakehashi.review AS v (team_id, request_id, reviewer_id, state, started_at, volunteer)
         VALUES ($1, $2, $3, 'started', $4, true)
         ON CONFLICT (team_id, request_id, reviewer_id) DO UPDATE SET state = 'started', started_at = $4 WHERE v.state <> 'done'`,
        [teamId, requestId, reviewerId, at],
      );
    },
    async of(teamId, requestId) {
      const found = await rows<Stored & Record<string, unknown>>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.review v WHERE v.team_id = $1 AND v.request_id = $2 ORDER BY v.position`,
        [teamId, requestId],
      );
      return found.map(present);
    },
    complete: (teamId, requestId, reviewerId, { ratings, comment }) =>
      changes(
        db,
        `UPDATE kakehashi.review SET state = 'done', ratings = $4, comment = $5, nth = 1 + (
           SELECT count(*) FROM kakehashi.review v WHERE v.team_id = $1 AND v.request_id = $2 AND v.state = 'done')
         WHERE team_id = $1 AND request_id = $2 AND reviewer_id = $3 AND state <> 'done'`,
        [teamId, requestId, reviewerId, JSON.stringify(ratings), comment],
      ),
    react: (teamId, requestId, reviewerId, reaction) =>
      changes(
        db,
        `UPDATE kakehashi.review SET reaction = $4
         WHERE team_id = $1 AND request_id = $2 AND reviewer_id = $3 AND state = 'done' AND reaction IS NULL`,
        [teamId, requestId, reviewerId, JSON.stringify(reaction)],
      ),
    load: (teamId, cohortId) =>
      rows<{ userId: string; count: number }>(
        db,
        `SELECT v.reviewer_id AS "userId", count(*)::int AS count
         FROM kakehashi.review v JOIN kakehashi.request r ON r.team_id = v.team_id AND r.id = v.request_id
         WHERE v.team_id = $1 AND r.cohort_id = $2 GROUP BY v.reviewer_id`,
        [teamId, cohortId],
      ),
    waitingFor: (teamId, userId) =>
      selectRequests(
        db,
        `r.team_id = $1 AND EXISTS (SELECT 1 FROM kakehashi.review v WHERE v.team_id = $1 AND v.request_id = r.id
           AND v.reviewer_id = $2 AND v.state <> 'done') AND NOT ${hasLeft('r.cohort_id')}
         AND (SELECT count(*) FROM kakehashi.review v WHERE v.team_id = $1 AND v.request_id = r.id AND v.state = 'done') < $3
         ORDER BY r.created_at`,
        [teamId, userId, MOST_REVIEWERS],
      ),
    async open(teamId, cohortIds) {
      const found = await rows<Open & Record<string, unknown>>(
        db,
        `SELECT r.id AS "requestId", r.cohort_id AS "cohortId", r.asker_id AS asker, r.created_at AS "createdAt",
           ARRAY (SELECT DISTINCT p.author_id FROM kakehashi.reply p WHERE p.team_id = r.team_id AND p.request_id = r.id
             AND p.source <> 'ask-back') AS "answeredBy",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('requestId', v.request_id, 'reviewerId', v.reviewer_id, 'state', v.state,
             'startedAt', v.started_at, 'volunteer', v.volunteer)), '[]'::jsonb)
            FROM kakehashi.review v WHERE v.team_id = r.team_id AND v.request_id = r.id) AS reviews
         FROM kakehashi.request r WHERE r.team_id = $1 AND r.cohort_id = ANY ($2::text[]) AND r.state IN ('answered', 'reviewed', 'closed')
           AND (SELECT count(*) FROM kakehashi.review v WHERE v.team_id = r.team_id AND v.request_id = r.id AND v.state = 'done') < $3`,
        [teamId, cohortIds, MOST_REVIEWERS],
      );
      return found.map((choice) => ({ ...choice, reviews: choice.reviews.map(present) }));
    },
  };
}

type Open = Omit<ReviewChoice, 'reviews'> & { cohortId: string; reviews: Stored[] };

function present({
  requestId,
  reviewerId,
  state,
  startedAt,
  volunteer,
  ratings,
  comment,
  reaction,
  nth,
}: Stored): Review {
  return {
    requestId: requestId ?? '',
    reviewerId: reviewerId ?? '',
    state: state ?? 'invited',
    volunteer: volunteer ?? false,
    ...(startedAt == null ? {} : { startedAt: new Date(startedAt) }),
    ...(ratings == null ? {} : { ratings }),
    ...(comment == null ? {} : { comment }),
    ...(reaction == null ? {} : { reaction }),
    ...(nth == null ? {} : { nth }),
  };
}
