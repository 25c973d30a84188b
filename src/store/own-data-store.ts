import type { OwnDataStore } from '../ports/own-data-store.ts';
import type { OwnData } from '../team/own-data.ts';
import { EVERY_TEAM, ownDataset } from '../team/own-data.ts';
import type { Cipher } from './cipher.ts';
import { oweScrub } from './owe-scrub.ts';
import { changes, type Db, one, rows } from './query.ts';
import { partPlace } from './reseal.ts';

const COLUMNS = `d.team_id AS "teamId", d.id, coalesce(d.cohort_id, '') AS "cohortId", d.version, d.state, d.file_id AS "fileId", d.source AS "from", d.filename,
  d.brought_by AS "broughtBy", d.view_id AS "viewId", d.round, d.names, d.settings, d.row_count AS "rows", d.column_count AS "columns", d.byte_count AS "bytes", d.types, d.hash, d.consent,
  d.created_at AS "createdAt"`;

export function ownDataStore(db: Db, cipher: Cipher): OwnDataStore {
  const many = async (where: string, values: unknown[]) =>
    (await rows<OwnData>(db, `SELECT ${COLUMNS} FROM kakehashi.own_data d WHERE ${where}`, values)).map(tidy);
  const byId: OwnDataStore['byId'] = async (teamId, id) =>
    (await many('d.team_id = $1 AND d.id = $2', [teamId, id]))[0];
  return {
    async create(data) {
      const made = await one(
        db,
        `INSERT INTO kakehashi.own_data (team_id, id, cohort_id, state, file_id, source, filename, brought_by, view_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (team_id, id) DO NOTHING RETURNING id`,
        [
          data.teamId,
          data.id,
          data.cohortId === '' ? null : data.cohortId,
          data.state,
          data.fileId,
          data.from,
          data.filename,
          data.broughtBy,
          data.viewId ?? null,
          data.createdAt,
        ],
      );
      if (made !== undefined) return { data, created: true };
      return { data: (await byId(data.teamId, data.id)) ?? data, created: false };
    },
    byId,
    inCohort: (teamId, cohortId) =>
      many(
        `d.team_id = $1 AND d.cohort_id = $2 AND (d.state <> 'deleted' OR d.version IS NOT NULL)
         ORDER BY d.version DESC NULLS FIRST, d.created_at DESC`,
        [teamId, cohortId],
      ),
    shared: () => many("d.team_id = $1 AND d.state = 'used' ORDER BY d.settings->>'name', d.created_at", [EVERY_TEAM]),
    async share(id) {
      await db.query("UPDATE kakehashi.own_data SET state = 'used' WHERE team_id = $1 AND id = $2", [EVERY_TEAM, id]);
    },
    unread: () => many("d.state IN ('reading', 'keeping') ORDER BY d.created_at", []),
    async setView(teamId, id, viewId) {
      await db.query('UPDATE kakehashi.own_data SET view_id = $3 WHERE team_id = $1 AND id = $2', [
        teamId,
        id,
        viewId ?? null,
      ]);
    },
    setState: (teamId, id, from, to) =>
      changes(
        db,
        `UPDATE kakehashi.own_data SET state = $4, begun = 0, round = round + CASE WHEN $4 IN ('reading', 'keeping') THEN 1 ELSE 0 END
         WHERE team_id = $1 AND id = $2 AND state = ANY ($3)`,
        [teamId, id, from, to],
      ),
    async begin(teamId, id) {
      const begun = await one<{ begun: number }>(
        db,
        'UPDATE kakehashi.own_data SET begun = begun + 1 WHERE team_id = $1 AND id = $2 RETURNING begun',
        [teamId, id],
      );
      return begun?.begun ?? 0;
    },
    async ended(teamId, id) {
      await db.query('UPDATE kakehashi.own_data SET begun = 0 WHERE team_id = $1 AND id = $2', [teamId, id]);
    },
    async setNames(teamId, id, filename, names) {
      await db.query('UPDATE kakehashi.own_data SET filename = $3, names = $4 WHERE team_id = $1 AND id = $2', [
        teamId,
        id,
        filename,
        JSON.stringify(names),
      ]);
    },
    async setSettings(teamId, id, settings) {
      await db.query('UPDATE kakehashi.own_data SET settings = $3 WHERE team_id = $1 AND id = $2', [
        teamId,
        id,
        JSON.stringify(settings),
      ]);
    },
    async setConsent(teamId, id, consent) {
      await db.query('UPDATE kakehashi.own_data SET consent = $3 WHERE team_id = $1 AND id = $2', [
        teamId,
        id,
        JSON.stringify(consent),
      ]);
    },
    async keep(teamId, id, { parts, ...table }) {
      await db.query('DELETE FROM kakehashi.own_data_part WHERE team_id = $1 AND data_id = $2', [teamId, id]);
      for (const [part, bytes] of parts.entries()) {
        const { content, keyId } = cipher.seal(bytes, partPlace(teamId, id, part));
        await db.query(
          'INSERT INTO kakehashi.own_data_part (team_id, data_id, part, content, key_id) VALUES ($1, $2, $3, $4, $5)',
          [teamId, id, part, Buffer.from(content.buffer, content.byteOffset, content.byteLength), keyId ?? null],
        );
      }
      await db.query(
        `UPDATE kakehashi.own_data SET names = NULL, row_count = $3, column_count = $4, types = $5, hash = $6, byte_count = $7 WHERE team_id = $1 AND id = $2`,
        [
          teamId,
          id,
          table.rows ?? null,
          table.columns ?? null,
          JSON.stringify(table.types ?? null),
          table.hash ?? null,
          table.bytes ?? null,
        ],
      );
    },
    async use(teamId, cohortId, id) {
      const used = await one<{ version: number }>(
        db,
        `UPDATE kakehashi.own_data SET state = 'used', version = coalesce(version, 1 + coalesce((SELECT max(v.version) FROM kakehashi.own_data v
           WHERE v.team_id = $1 AND v.cohort_id = $2), 0))
         WHERE team_id = $1 AND id = $3 RETURNING version`,
        [teamId, cohortId, id],
      );
      return used?.version ?? 1;
    },
    async partsOf(teamId, id) {
      const parts: Uint8Array[] = [];
      // One by one: a query with all of them would hold the event loop while their digits are decoded.
      for (let part = 0; ; part += 1) {
        const found = await one<{ content: Uint8Array; keyId: string | null }>(
          db,
          `SELECT content, key_id AS "keyId" FROM kakehashi.own_data_part WHERE team_id = $1 AND data_id = $2 AND part = $3`,
          [teamId, id, part],
        );
        if (found === undefined) return parts;
        const { content, keyId } = found;
        // The bytes own their memory, so that they can move to another thread.
        const open = cipher.opener(keyId ?? undefined, partPlace(teamId, id, part), content.byteLength);
        parts.push(new Uint8Array(open(content)));
      }
    },
    async deleteRows(teamId, ids) {
      if (ids.length === 0) return 0;
      const datasets = ids.map(ownDataset);
      // First: a reading that stores rows at this moment holds the lock, and what it stores is deleted after it.
      await db.query(
        `UPDATE kakehashi.own_data SET state = 'deleted', view_id = NULL, names = NULL, settings = NULL, types = NULL, hash = NULL, consent = NULL
         WHERE team_id = $1 AND id = ANY ($2)`,
        [teamId, ids],
      );
      await db.query('DELETE FROM kakehashi.own_data_part WHERE team_id = $1 AND data_id = ANY ($2)', [teamId, ids]);
      const deleted = await db.query(
        `DELETE FROM kakehashi.artifact WHERE team_id = $1
           AND run_id IN (SELECT id FROM kakehashi.run WHERE team_id = $1 AND dataset = ANY ($2))`,
        [teamId, datasets],
      );
      // It may name a column of the table, and holds figures of it.
      await db.query(
        `DELETE FROM kakehashi.run_task WHERE team_id = $1
           AND run_id IN (SELECT id FROM kakehashi.run WHERE team_id = $1 AND dataset = ANY ($2))`,
        [teamId, datasets],
      );
      await db.query('UPDATE kakehashi.run SET without_files = true WHERE team_id = $1 AND dataset = ANY ($2)', [
        teamId,
        datasets,
      ]);
      await oweScrub(db);
      return deleted.rowCount ?? 0;
    },
  };
}

/** Drops nulls: the domain uses undefined where SQL uses null. */
function tidy(data: OwnData): OwnData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)) as unknown as OwnData;
}
