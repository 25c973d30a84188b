import type { QueryResultRow } from 'pg';
import type { Decided, Decision, StatementDecision } from '../exercise/decision.ts';
import type { Store } from '../ports/store.ts';
import { changes, type Db, rows } from './query.ts';

const COLUMNS = `id, cohort_id AS "cohortId", process, what, body, dataset, origin AS "from", decided_by AS "byId", role, kept_by AS "keptById",
  decided_at AS at, withdrawn_by AS "withdrawnBy", withdrawn_at AS "withdrawnAt"`;

/** A row: the text of a statement stands in a column of its own, where an erasure finds it. */
interface Row extends QueryResultRow, Omit<Decision, 'role' | 'what' | 'withdrawn'> {
  what: Exclude<Decided, { kind: 'statement' }> | Omit<StatementDecision, 'text'>;
  body: string;
  role: NonNullable<Decision['role']> | null;
  withdrawnBy: string | null;
  withdrawnAt: Date | null;
}

export function decisionStore(db: Db): Store['decisions'] {
  const select = async (where: string, values: unknown[]): Promise<Decision[]> => {
    const sql = `SELECT ${COLUMNS} FROM kakehashi.decision WHERE ${where} ORDER BY decided_at, id`;
    return (await rows<Row>(db, sql, values)).map(decisionOf);
  };
  return {
    add(teamId, { id, cohortId, process, what, dataset, from, byId, role, keptById, at }) {
      const { body, ...rest } = what.kind === 'statement' ? statementRow(what) : { ...what, body: '' };
      return changes(
        db,
        `INSERT INTO kakehashi.decision (team_id, id, cohort_id, process, what, body, dataset, origin, decided_by, role, kept_by, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
        [
          teamId,
          id,
          cohortId,
          process,
          JSON.stringify(rest),
          body,
          dataset,
          JSON.stringify(from),
          byId,
          role ?? null,
          keptById,
          at,
        ],
      );
    },
    byId: async (teamId, id) => (await select('team_id = $1 AND id = $2', [teamId, id]))[0],
    inCohort: (teamId, cohortId) => select('team_id = $1 AND cohort_id = $2', [teamId, cohortId]),
    withdraw: (teamId, id, { byId, at }) =>
      changes(
        db,
        `UPDATE kakehashi.decision SET withdrawn_by = $3, withdrawn_at = $4 WHERE team_id = $1 AND id = $2 AND withdrawn_at IS NULL`,
        [teamId, id, byId, at],
      ),
    async removeAbout(teamId, cohortId, dataset) {
      await db.query('DELETE FROM kakehashi.decision WHERE team_id = $1 AND cohort_id = $2 AND dataset = $3', [
        teamId,
        cohortId,
        dataset,
      ]);
    },
  };
}

function statementRow({ text, ...what }: StatementDecision) {
  return { ...what, body: text };
}

function decisionOf({ what, body, role, withdrawnBy, withdrawnAt, ...rest }: Row): Decision {
  return {
    ...rest,
    what: what.kind === 'statement' ? { ...what, text: body } : what,
    ...(role === null ? {} : { role }),
    ...(withdrawnBy === null || withdrawnAt === null ? {} : { withdrawn: { byId: withdrawnBy, at: withdrawnAt } }),
  };
}
