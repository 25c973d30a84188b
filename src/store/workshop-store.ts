import type { QueryResultRow } from 'pg';
import type { Pair } from '../exercise/draw-pairs.ts';
import type { Store } from '../ports/store.ts';
import type { ParkedNote } from '../team/parked-note.ts';
import { dueAt, type Workshop } from '../team/workshop.ts';
import { AWAKE } from './halt-store.ts';
import { changes, type Db, one, rows } from './query.ts';

const COLUMNS = `w.team_id AS "teamId", w.id, w.cohort_id AS "cohortId", w.started_by AS "startedBy", w.started_at AS "startedAt", w.blocks,
  w.group_size AS "groupSize", w.stand_in_after AS "standInAfter", w.seed, w.pace_before AS "paceBefore", w.at, w.step, w.ends_at AS "endsAt",
  w.paused_at AS "pausedAt", w.warned, w.ended_at AS "endedAt"`;
/** SQL: workshops that aren't over, of cohorts that neither rest nor are halted. */
const ON = `FROM kakehashi.workshop w JOIN kakehashi.cohort c ON c.team_id = w.team_id AND c.id = w.cohort_id
  WHERE w.ended_at IS NULL AND ${AWAKE}`;

interface Row extends QueryResultRow, Omit<Workshop, 'pausedAt' | 'endedAt'> {
  pausedAt: Date | null;
  endedAt: Date | null;
}

interface PairRow extends QueryResultRow, Omit<Pair, 'asked'> {
  step: number;
  asked: string | null;
}

export function workshopStore(db: Db): Store['workshops'] {
  return {
    create: (workshop) =>
      changes(
        db,
        `INSERT INTO kakehashi.workshop (team_id, id, cohort_id, started_by, started_at, blocks, group_size, stand_in_after, seed, pace_before,
           at, step, ends_at, paused_at, warned, ended_at, next_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO NOTHING`,
        [
          workshop.teamId,
          workshop.id,
          workshop.cohortId,
          workshop.startedBy,
          workshop.startedAt,
          JSON.stringify(workshop.blocks),
          workshop.groupSize,
          workshop.standInAfter,
          workshop.seed,
          workshop.paceBefore,
          ...progressOf(workshop),
        ],
      ),
    byId: async (teamId, id) =>
      found(
        await one<Row>(db, `SELECT ${COLUMNS} FROM kakehashi.workshop w WHERE w.team_id = $1 AND w.id = $2`, [
          teamId,
          id,
        ]),
      ),
    ofCohort: async (teamId, cohortId) =>
      found(
        await one<Row>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.workshop w WHERE w.team_id = $1 AND w.cohort_id = $2 AND w.ended_at IS NULL`,
          [teamId, cohortId],
        ),
      ),
    async save(workshop) {
      await db.query(
        `UPDATE kakehashi.workshop SET at = $3, step = $4, ends_at = $5, paused_at = $6, warned = $7, ended_at = $8, next_at = $9
         WHERE team_id = $1 AND id = $2`,
        [workshop.teamId, workshop.id, ...progressOf(workshop)],
      );
    },
    on: async () => (await rows<Row>(db, `SELECT ${COLUMNS} ${ON} ORDER BY w.next_at, w.id`, [])).map(workshopOf),
    nextDue: async () => {
      const next = await one<{ at: Date | null }>(db, `SELECT min(w.next_at) AS at ${ON}`, []);
      return next?.at ?? undefined;
    },
    async addPairs(teamId, id, step, pairs) {
      for (const [nth, { asker, asked, role }] of pairs.entries()) {
        await db.query(
          `INSERT INTO kakehashi.workshop_pair (team_id, workshop_id, step, nth, asker_id, asked_id, role)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
          [teamId, id, step, nth, asker, asked ?? null, role],
        );
      }
    },
    async pairs(teamId, id) {
      const all = await rows<PairRow>(
        db,
        `SELECT step, asker_id AS asker, asked_id AS asked, role FROM kakehashi.workshop_pair
         WHERE team_id = $1 AND workshop_id = $2 ORDER BY step DESC, nth`,
        [teamId, id],
      );
      const steps = [...new Set(all.map(({ step }) => step))];
      return steps.map((step) => all.filter((each) => each.step === step).map(pairOf));
    },
    park: (teamId, id, note) =>
      changes(
        db,
        `INSERT INTO kakehashi.workshop_note (team_id, id, workshop_id, author_id, body, noted_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [teamId, note.id, id, note.authorId, note.text, note.at],
      ),
    parked: (teamId, id) =>
      rows<ParkedNote & QueryResultRow>(
        db,
        `SELECT id, author_id AS "authorId", body AS text, noted_at AS at FROM kakehashi.workshop_note
         WHERE team_id = $1 AND workshop_id = $2 ORDER BY noted_at, id`,
        [teamId, id],
      ),
  };
}

/** The values of what changes in a workshop, in the order of the statements above. */
function progressOf(workshop: Workshop): unknown[] {
  const { at, step, endsAt, pausedAt, warned, endedAt } = workshop;
  return [at, step, endsAt, pausedAt ?? null, warned, endedAt ?? null, dueAt(workshop) ?? null];
}

function workshopOf({ pausedAt, endedAt, ...rest }: Row): Workshop {
  return { ...rest, ...(pausedAt === null ? {} : { pausedAt }), ...(endedAt === null ? {} : { endedAt }) };
}

function found(row: Row | undefined): Workshop | undefined {
  return row && workshopOf(row);
}

function pairOf({ asker, asked, role }: PairRow): Pair {
  return { asker, role, ...(asked === null ? {} : { asked }) };
}
