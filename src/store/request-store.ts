import type { QueryResultRow } from 'pg';
import type { Figure, Statement, Verdict } from '../exercise/presentation.ts';
import type { Absentee, Assignment, Request } from '../exercise/request.ts';
import type { Store } from '../ports/store.ts';
import { holdErasures } from './erasure-store.ts';
import { AWAKE } from './halt-store.ts';
import { hasLeft } from './has-left.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = `r.id, r.cohort_id AS "cohortId", r.lesson_id AS "lessonId", r.process, r.asker_id AS "askerId",
  r.kind, r.body AS text, r.state, r.created_at AS "createdAt", r.closed_at AS "closedAt", r.due_at AS "dueAt",
  r.as_role AS "as",
  (SELECT jsonb_agg(jsonb_build_object('role', a.role_id, 'assigneeId', a.assignee_id, 'why', a.why, 'state', a.state,
     'askedAt', a.asked_at, 'passed', a.passed, 'reminders', a.reminders, 'remindAt', a.remind_at, 'away', a.away) ORDER BY a.position)
   FROM kakehashi.assignment a WHERE a.team_id = r.team_id AND a.request_id = r.id) AS assignments,
  (SELECT jsonb_agg(jsonb_build_object('text', s.body, 'figure', s.figure, 'dataset', s.dataset, 'verdict', s.verdict,
     'sentence', s.sentence, 'byId', s.said_by, 'at', s.said_at) ORDER BY s.position)
   FROM kakehashi.statement s WHERE s.team_id = r.team_id AND s.request_id = r.id) AS statements`;

/** SQL: the request has an assignment that waits for the user `$2`. */
const WAITS = `EXISTS (SELECT 1 FROM kakehashi.assignment a WHERE a.team_id = r.team_id AND a.request_id = r.id
  AND a.assignee_id = $2 AND a.state IN ('asked', 'accepted'))`;

export function requestStore(db: Db): Store['requests'] {
  const many = (where: string, values: unknown[]) => selectRequests(db, where, values);
  return {
    async create(teamId, request) {
      await db.query(
        `INSERT INTO kakehashi.request (team_id, id, cohort_id, lesson_id, process, asker_id, kind, body, state, created_at,
           due_at, as_role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          teamId,
          request.id,
          request.cohortId,
          request.lessonId,
          request.process,
          request.askerId,
          request.kind,
          request.text,
          request.state,
          request.createdAt,
          request.dueAt ?? null,
          request.as ?? null,
        ],
      );
      for (const [position, each] of request.assignments.entries()) {
        await db.query(
          `INSERT INTO kakehashi.assignment (team_id, request_id, role_id, position, asker_id,
             assignee_id, why, state, asked_at, passed, reminders, remind_at, away)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
          [teamId, request.id, each.role, position, request.askerId, ...standing(each)],
        );
      }
      for (const [position, { text, figure, dataset }] of (request.statements ?? []).entries()) {
        await db.query(
          `INSERT INTO kakehashi.statement (team_id, request_id, position, asker_id, body, figure, dataset)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [
            teamId,
            request.id,
            position,
            request.askerId,
            text,
            figure === undefined ? null : JSON.stringify(figure),
            dataset,
          ],
        );
      }
    },
    byId: async (teamId, id) => (await many('r.team_id = $1 AND r.id = $2', [teamId, id]))[0],
    async lock(teamId, id) {
      await holdErasures(db, teamId);
      // Reads after locking, so that it sees what the previous holder of the lock has written.
      await db.query('SELECT 1 FROM kakehashi.request WHERE team_id = $1 AND id = $2 FOR UPDATE', [teamId, id]);
      return (await many('r.team_id = $1 AND r.id = $2', [teamId, id]))[0];
    },
    async save(teamId, request) {
      await db.query('UPDATE kakehashi.request SET state = $3, closed_at = $4 WHERE team_id = $1 AND id = $2', [
        teamId,
        request.id,
        request.state,
        request.closedAt ?? null,
      ]);
      for (const each of request.assignments) {
        await db.query(
          `UPDATE kakehashi.assignment SET assignee_id = $4, why = $5, state = $6, asked_at = $7, passed = $8, reminders = $9,
             remind_at = $10, away = $11 WHERE team_id = $1 AND request_id = $2 AND role_id = $3`,
          [teamId, request.id, each.role, ...standing(each)],
        );
      }
    },
    async say(teamId, id, statements) {
      for (const [position, { said }] of statements.entries()) {
        if (said === undefined) continue;
        await db.query(
          `UPDATE kakehashi.statement SET verdict = $4, sentence = $5, said_by = $6, said_at = $7
           WHERE team_id = $1 AND request_id = $2 AND position = $3`,
          [teamId, id, position, said.verdict, said.sentence, said.byId, said.at],
        );
      }
    },
    async dropFigures(teamId, cohortId, dataset) {
      const changed = await rows<{ id: string }>(
        db,
        `UPDATE kakehashi.statement s SET figure = NULL FROM kakehashi.request r
         WHERE s.team_id = $1 AND r.team_id = $1 AND r.id = s.request_id AND r.cohort_id = $2 AND s.dataset = $3
           AND s.figure IS NOT NULL RETURNING r.id`,
        [teamId, cohortId, dataset],
      );
      return [...new Set(changed.map(({ id }) => id))];
    },
    load: (teamId, cohortId) =>
      rows<{ userId: string; open: number; lastAskedAt: Date }>(
        db,
        `SELECT a.assignee_id AS "userId", (count(*) FILTER (WHERE a.state IN ('asked', 'accepted')))::int AS open,
           max(a.asked_at) AS "lastAskedAt"
         FROM kakehashi.assignment a JOIN kakehashi.request r ON r.team_id = a.team_id AND r.id = a.request_id
         WHERE a.team_id = $1 AND r.cohort_id = $2 AND a.assignee_id IS NOT NULL GROUP BY a.assignee_id`,
        [teamId, cohortId],
      ),
    due: (now) =>
      rows<{ teamId: string; requestId: string }>(
        db,
        `SELECT DISTINCT r.team_id AS "teamId", r.id AS "requestId", r.created_at
         FROM kakehashi.assignment a JOIN kakehashi.request r ON r.team_id = a.team_id AND r.id = a.request_id
           JOIN kakehashi.cohort c ON c.team_id = r.team_id AND c.id = r.cohort_id
         WHERE a.state IN ('asked', 'accepted') AND a.assignee_id IS NOT NULL AND a.remind_at <= $1 AND ${AWAKE}
         ORDER BY r.created_at, r.id`,
        [now],
      ),
    nextDue: async () =>
      (
        await one<{ at: Date | null }>(
          db,
          `SELECT min(a.remind_at) AS at
           FROM kakehashi.assignment a JOIN kakehashi.request r ON r.team_id = a.team_id AND r.id = a.request_id
             JOIN kakehashi.cohort c ON c.team_id = r.team_id AND c.id = r.cohort_id
           WHERE a.state IN ('asked', 'accepted') AND a.assignee_id IS NOT NULL AND ${AWAKE}`,
          [],
        )
      )?.at ?? undefined,
    openOf: (teamId, cohortId, userId) =>
      many(`r.team_id = $1 AND r.cohort_id = $3 AND ${WAITS} ORDER BY r.created_at`, [teamId, userId, cohortId]),
    openIn: (teamId, cohortId) =>
      many(
        `r.team_id = $1 AND r.cohort_id = $2 AND EXISTS (SELECT 1 FROM kakehashi.assignment a
           WHERE a.team_id = r.team_id AND a.request_id = r.id AND a.state IN ('asked', 'accepted')) ORDER BY r.created_at, r.id`,
        [teamId, cohortId],
      ),
    lastActive: (teamId, cohortId) =>
      rows<{ userId: string; at: Date }>(
        db,
        `SELECT user_id AS "userId", max(at) AS at FROM (
           SELECT r.asker_id AS user_id, r.created_at AS at FROM kakehashi.request r WHERE r.team_id = $1 AND r.cohort_id = $2
           UNION ALL
           SELECT p.author_id, p.created_at FROM kakehashi.reply p JOIN kakehashi.request r
             ON r.team_id = p.team_id AND r.id = p.request_id
           WHERE p.team_id = $1 AND r.cohort_id = $2) AS deeds GROUP BY user_id`,
        [teamId, cohortId],
      ),
    async setDue(teamId, id, dueAt) {
      await db.query('UPDATE kakehashi.request SET due_at = $3 WHERE team_id = $1 AND id = $2', [teamId, id, dueAt]);
    },
    unassigned: () =>
      rows<{ teamId: string; cohortId: string; requestId: string }>(
        db,
        `SELECT DISTINCT r.team_id AS "teamId", r.cohort_id AS "cohortId", r.id AS "requestId", r.created_at
         FROM kakehashi.assignment a JOIN kakehashi.request r ON r.team_id = a.team_id AND r.id = a.request_id
           JOIN kakehashi.cohort c ON c.team_id = r.team_id AND c.id = r.cohort_id
         WHERE a.state IN ('asked', 'accepted') AND a.assignee_id IS NULL AND NOT c.paused ORDER BY r.created_at, r.id`,
        [],
      ),
    async remindAgain(teamId, userId, at) {
      await db.query(
        `UPDATE kakehashi.assignment SET remind_at = $3
         WHERE team_id = $1 AND assignee_id = $2 AND state IN ('asked', 'accepted')`,
        [teamId, userId, at],
      );
    },
    async planAgain(teamId, cohortId, at) {
      await db.query(
        `UPDATE kakehashi.assignment a SET remind_at = $3 FROM kakehashi.request r
         WHERE a.team_id = $1 AND r.team_id = $1 AND r.id = a.request_id AND r.cohort_id = $2
           AND a.state IN ('asked', 'accepted') AND a.remind_at IS NOT NULL`,
        [teamId, cohortId, at],
      );
    },
    openFor: (teamId, lessonId, userId) =>
      many(`r.team_id = $1 AND r.lesson_id = $3 AND ${WAITS} ORDER BY r.created_at`, [teamId, userId, lessonId]),
    waitingFor: (teamId, userId) =>
      many(`r.team_id = $1 AND ${WAITS} AND NOT ${hasLeft('r.cohort_id')} ORDER BY r.created_at`, [teamId, userId]),
    askedBy: (teamId, userId, limit) =>
      many(`r.team_id = $1 AND r.asker_id = $2 AND NOT ${hasLeft('r.cohort_id')} ORDER BY r.created_at DESC LIMIT $3`, [
        teamId,
        userId,
        limit,
      ]),
    ofLesson: (teamId, cohortId, process) =>
      many('r.team_id = $1 AND r.cohort_id = $2 AND r.process = $3 ORDER BY r.created_at, r.id', [
        teamId,
        cohortId,
        process,
      ]),
    async countAskedBy(teamId, cohortId, process, userId) {
      const found = await one<{ count: number }>(
        db,
        `SELECT count(*)::int AS count FROM kakehashi.request
         WHERE team_id = $1 AND cohort_id = $2 AND process = $3 AND asker_id = $4 AND kind NOT IN ('remark', 'presentation')`,
        [teamId, cohortId, process, userId],
      );
      return found?.count ?? 0;
    },
  };
}

/** Values of an assignment that can change, in the order of the columns. */
function standing({ assigneeId, why, state, askedAt, passed, reminders, remindAt, away }: Assignment): unknown[] {
  return [
    assigneeId ?? null,
    why,
    state,
    askedAt,
    passed,
    reminders,
    remindAt ?? null,
    away === undefined ? null : JSON.stringify(away),
  ];
}

/** An assignment as SQL returns it: times in JSON are strings, and absent values are null. */
type StoredAssignment = Omit<Assignment, 'assigneeId' | 'askedAt' | 'remindAt' | 'away'> & {
  assigneeId: string | null;
  askedAt: string;
  remindAt: string | null;
  away: Absentee[] | null;
};

/** A statement as SQL returns it. */
interface StoredStatement {
  text: string;
  figure: Figure | null;
  dataset: string;
  verdict: Verdict | null;
  sentence: string;
  byId: string | null;
  at: string | null;
}

interface Stored {
  assignments: StoredAssignment[];
  /** Null for all but presentations. */
  statements: StoredStatement[] | null;
  closedAt: Date | null;
  dueAt: Date | null;
  as: string | null;
}

/** Selects requests by an SQL condition on `r`. */
export async function selectRequests(db: Db, where: string, values: unknown[]): Promise<Request[]> {
  const found = await rows<
    Omit<Request, 'as' | 'assignments' | 'closedAt' | 'dueAt' | 'statements'> & Stored & QueryResultRow
  >(db, `SELECT ${COLUMNS} FROM kakehashi.request r WHERE ${where}`, values);
  return found.map(({ closedAt, dueAt, as, statements, ...request }) => ({
    ...request,
    ...(closedAt === null ? {} : { closedAt }),
    ...(dueAt === null ? {} : { dueAt }),
    ...(as === null ? {} : { as }),
    ...(statements === null ? {} : { statements: statements.map(statementOf) }),
    assignments: request.assignments.map(({ assigneeId, askedAt, remindAt, away, ...each }) => ({
      ...each,
      ...(assigneeId === null ? {} : { assigneeId }),
      askedAt: new Date(askedAt),
      ...(remindAt === null ? {} : { remindAt: new Date(remindAt) }),
      ...(away === null ? {} : { away }),
    })),
  }));
}

function statementOf({ text, figure, dataset, verdict, sentence, byId, at }: StoredStatement): Statement {
  return {
    text,
    ...(figure === null ? {} : { figure }),
    dataset,
    ...(verdict === null || byId === null || at === null
      ? {}
      : { said: { verdict, sentence, byId, at: new Date(at) } }),
  };
}
