import type { Store } from '../ports/store.ts';
import type { Run } from '../steps/run.ts';
import { NOT_HALTED } from './halt-store.ts';
import { changes, type Db, one, rows } from './query.ts';

const COLUMNS = `id, cohort_id AS "cohortId", lesson_id AS "lessonId", process, parameters, requested_by AS "requestedBy",
  state, dataset, findings, headline, draft, previous, next, created_at AS "createdAt"`;

/** What a run has no more, once its table is deleted. */
export const FORGOTTEN = "findings = NULL, headline = NULL, draft = NULL, parameters = '{}', without_files = true";

export function runStore(db: Db): Store['runs'] {
  return {
    async create(teamId, run) {
      const made = await one(
        db,
        `INSERT INTO kakehashi.run (team_id, id, cohort_id, lesson_id, process, parameters, requested_by, state, next, created_at, dataset)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
        [
          teamId,
          run.id,
          run.cohortId,
          run.lessonId,
          run.process,
          JSON.stringify(run.parameters),
          run.requestedBy,
          run.state,
          JSON.stringify(run.next),
          run.createdAt,
          run.dataset ?? null,
        ],
      );
      if (made !== undefined) return { run, created: true };
      const active = await one<Run>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.run WHERE team_id = $1 AND lesson_id = $2 AND state IN ('queued', 'running')`,
        [teamId, run.lessonId],
      );
      return { run: tidy(active) ?? run, created: false };
    },
    byId: async (teamId, id) =>
      tidy(await one<Run>(db, `SELECT ${COLUMNS} FROM kakehashi.run WHERE team_id = $1 AND id = $2`, [teamId, id])),
    begin: async (teamId, id, at) =>
      (
        await one<{ attempts: number }>(
          db,
          `UPDATE kakehashi.run SET state = 'running', attempts = attempts + 1, begun_at = $3
           WHERE team_id = $1 AND id = $2 AND state IN ('queued', 'running') RETURNING attempts`,
          [teamId, id, at],
        )
      )?.attempts,
    async attempts(teamId, id) {
      const begun = await one<{ count: number; last: Date | null }>(
        db,
        'SELECT attempts AS count, begun_at AS last FROM kakehashi.run WHERE team_id = $1 AND id = $2',
        [teamId, id],
      );
      return { count: begun?.count ?? 0, ...(begun?.last == null ? {} : { last: begun.last }) };
    },
    async undoAttempt(teamId, id) {
      await db.query('UPDATE kakehashi.run SET attempts = greatest(attempts - 1, 0) WHERE team_id = $1 AND id = $2', [
        teamId,
        id,
      ]);
    },
    // A run that has ended keeps its state, also when a slower worker reports another one.
    setState: (teamId, id, state) =>
      changes(
        db,
        `UPDATE kakehashi.run SET state = $3 WHERE team_id = $1 AND id = $2 AND state IN ('queued', 'running')`,
        [teamId, id, state],
      ),
    complete: (teamId, id, { findings, headline, draft, parameters, previous }) =>
      changes(
        db,
        `UPDATE kakehashi.run SET state = 'done', findings = $3, headline = $4, draft = $5, parameters = $6, previous = $7
         WHERE team_id = $1 AND id = $2 AND state <> 'done'`,
        [
          teamId,
          id,
          JSON.stringify(findings),
          headline,
          draft ?? null,
          JSON.stringify(parameters),
          JSON.stringify(previous),
        ],
      ),
    async erase(teamId, id, { parameters, outcome }) {
      await db.query(
        `UPDATE kakehashi.run SET parameters = $3, findings = coalesce($4, findings), headline = coalesce($5, headline)
         WHERE team_id = $1 AND id = $2`,
        [
          teamId,
          id,
          JSON.stringify(parameters),
          outcome === undefined ? null : JSON.stringify(outcome.findings),
          outcome?.headline ?? null,
        ],
      );
    },
    async forget(teamId, id) {
      await db.query(`UPDATE kakehashi.run SET ${FORGOTTEN} WHERE team_id = $1 AND id = $2`, [teamId, id]);
    },
    inCohort: async (teamId, cohortId) =>
      (
        await rows<Run>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.run WHERE team_id = $1 AND cohort_id = $2 ORDER BY created_at`,
          [teamId, cohortId],
        )
      ).map((run) => tidy(run) ?? run),
    done: async (teamId, cohortId, process, limit, { withFiles = false, dataset } = {}) =>
      (
        await rows<Run>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.run WHERE team_id = $1 AND cohort_id = $2 AND process = $3 AND state = 'done'
             AND NOT (without_files AND $5) AND ($6::text IS NULL OR coalesce(dataset, $6) = $6)
           ORDER BY created_at DESC LIMIT $4`,
          [teamId, cohortId, process, limit, withFiles, dataset ?? null],
        )
      ).map((run) => tidy(run) ?? run),
    latestDone: async ({ teamId, id, dataset }, process) =>
      tidy(
        await one<Run>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.run WHERE team_id = $1 AND cohort_id = $2 AND process = $3 AND state = 'done'
             AND NOT without_files AND coalesce(dataset, $4) = $4
           ORDER BY created_at DESC LIMIT 1`,
          [teamId, id, process, dataset],
        ),
      ),
    unfinished: async () =>
      (
        await rows<Run & { teamId: string }>(
          db,
          `SELECT team_id AS "teamId", ${COLUMNS} FROM kakehashi.run r WHERE state IN ('queued', 'running')
             AND EXISTS (SELECT 1 FROM kakehashi.cohort c WHERE c.team_id = r.team_id AND c.id = r.cohort_id AND ${NOT_HALTED})`,
          [],
        )
      ).map((run) => tidy(run) ?? run),
  };
}

/** Drops nulls: the domain uses undefined where SQL uses null. */
function tidy<T extends Run>(run: T | undefined): T | undefined {
  if (run === undefined) return undefined;
  return Object.fromEntries(Object.entries(run).filter(([, value]) => value !== null)) as T;
}
