import type { Reply, Request, Store } from '../ports.ts';
import { changes, type Db, one, rows } from './query.ts';

const COLUMNS = `r.id, r.cohort_id AS "cohortId", r.lesson_id AS "lessonId", r.process, r.asker_id AS "askerId", r.role_id AS role,
  r.kind, r.body AS text, r.assignee_id AS "assigneeId", r.why, r.state, r.created_at AS "createdAt"`;

export function requestStore(db: Db): Store['requests'] {
  const many = async (where: string, values: unknown[]) => (await select(db, where, values)).map(tidy);
  return {
    async create(teamId, request) {
      await db.query(
        `INSERT INTO kakehashi.request
           (team_id, id, cohort_id, lesson_id, process, asker_id, role_id, kind, body, assignee_id, why, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          teamId,
          request.id,
          request.cohortId,
          request.lessonId,
          request.process,
          request.askerId,
          request.role,
          request.kind,
          request.text,
          request.assigneeId ?? null,
          request.why,
          request.state,
          request.createdAt,
        ],
      );
    },
    byId: async (teamId, id) => (await many('r.team_id = $1 AND r.id = $2', [teamId, id]))[0],
    lock: async (teamId, id) => (await many('r.team_id = $1 AND r.id = $2 FOR UPDATE', [teamId, id]))[0],
    async setState(teamId, id, state) {
      await db.query('UPDATE kakehashi.request SET state = $3 WHERE team_id = $1 AND id = $2', [teamId, id, state]);
    },
    load: (teamId, cohortId) =>
      rows<{ userId: string; open: number; lastAskedAt: Date }>(
        db,
        `SELECT assignee_id AS "userId", (count(*) FILTER (WHERE state = 'asked'))::int AS open, max(created_at) AS "lastAskedAt"
         FROM kakehashi.request WHERE team_id = $1 AND cohort_id = $2 AND assignee_id IS NOT NULL GROUP BY assignee_id`,
        [teamId, cohortId],
      ),
    openFor: (teamId, lessonId, userId) =>
      many("r.team_id = $1 AND r.lesson_id = $2 AND r.assignee_id = $3 AND r.state = 'asked' ORDER BY r.created_at", [
        teamId,
        lessonId,
        userId,
      ]),
    waitingFor: (teamId, userId) =>
      many("r.team_id = $1 AND r.assignee_id = $2 AND r.state = 'asked' ORDER BY r.created_at", [teamId, userId]),
    askedBy: (teamId, userId, limit) =>
      many('r.team_id = $1 AND r.asker_id = $2 ORDER BY r.created_at DESC LIMIT $3', [teamId, userId, limit]),
    async countAskedBy(teamId, cohortId, process, userId) {
      const found = await one<{ count: number }>(
        db,
        `SELECT count(*)::int AS count FROM kakehashi.request
         WHERE team_id = $1 AND cohort_id = $2 AND process = $3 AND asker_id = $4`,
        [teamId, cohortId, process, userId],
      );
      return found?.count ?? 0;
    },
  };
}

function select(db: Db, where: string, values: unknown[]): Promise<Request[]> {
  return rows<Request & Record<string, unknown>>(
    db,
    `SELECT ${COLUMNS} FROM kakehashi.request r WHERE ${where}`,
    values,
  );
}

function tidy({ assigneeId, ...request }: Request): Request {
  return assigneeId === null || assigneeId === undefined ? request : { ...request, assigneeId };
}

export function replyStore(db: Db): Store['replies'] {
  return {
    add: (teamId, reply) =>
      changes(
        db,
        `INSERT INTO kakehashi.reply (team_id, id, request_id, author_id, body, source, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [teamId, reply.id, reply.requestId, reply.authorId, reply.text, reply.source, reply.createdAt],
      ),
    of: (teamId, requestId) =>
      rows<Reply & Record<string, unknown>>(
        db,
        `SELECT id, request_id AS "requestId", author_id AS "authorId", body AS text, source, created_at AS "createdAt"
         FROM kakehashi.reply WHERE team_id = $1 AND request_id = $2 ORDER BY created_at`,
        [teamId, requestId],
      ),
  };
}

export function reviewStore(db: Db): Store['reviews'] {
  return {
    async invite(teamId, requestId, reviewerIds) {
      await db.query(
        `INSERT INTO kakehashi.review (team_id, request_id, reviewer_id, state)
         SELECT $1, $2, unnest($3::text[]), 'invited' ON CONFLICT DO NOTHING`,
        [teamId, requestId, reviewerIds],
      );
    },
    of: (teamId, requestId) =>
      rows(
        db,
        `SELECT request_id AS "requestId", reviewer_id AS "reviewerId", state, ratings, comment
         FROM kakehashi.review WHERE team_id = $1 AND request_id = $2 ORDER BY position`,
        [teamId, requestId],
      ),
    complete: (teamId, requestId, reviewerId, { ratings, comment }) =>
      changes(
        db,
        `UPDATE kakehashi.review SET state = 'done', ratings = $4, comment = $5
         WHERE team_id = $1 AND request_id = $2 AND reviewer_id = $3 AND state = 'invited'`,
        [teamId, requestId, reviewerId, JSON.stringify(ratings), comment],
      ),
    load: (teamId, cohortId) =>
      rows<{ userId: string; count: number }>(
        db,
        `SELECT v.reviewer_id AS "userId", count(*)::int AS count
         FROM kakehashi.review v JOIN kakehashi.request r ON r.team_id = v.team_id AND r.id = v.request_id
         WHERE v.team_id = $1 AND r.cohort_id = $2 GROUP BY v.reviewer_id`,
        [teamId, cohortId],
      ),
    waitingFor: async (teamId, userId) =>
      (
        await select(
          db,
          `r.team_id = $1 AND EXISTS (SELECT 1 FROM kakehashi.review v WHERE v.team_id = $1 AND v.request_id = r.id
             AND v.reviewer_id = $2 AND v.state = 'invited') ORDER BY r.created_at`,
          [teamId, userId],
        )
      ).map(tidy),
  };
}
