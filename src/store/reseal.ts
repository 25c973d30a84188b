import type { Pool } from 'pg';
import type { Cipher } from './cipher.ts';
import { changes, one } from './query.ts';

/** Where an artifact's content belongs, for the cipher. */
export function artifactPlace(teamId: string, id: string): string {
  return `${teamId} ${id}`;
}

/** Where a part of a team's own table belongs. A part that is moved elsewhere can't be decrypted there. */
export function partPlace(teamId: string, dataId: string, part: number): string {
  return `${teamId} ${dataId} ${part}`;
}

interface Sealed {
  teamId: string;
  id: string;
  part: number;
  content: Uint8Array;
  keyId: string | null;
}

/** A table with sealed content: how to find a row that another key has sealed, and how to change it. */
const TABLES = [
  {
    find: `SELECT team_id AS "teamId", id, 0 AS part, content, key_id AS "keyId" FROM kakehashi.artifact WHERE key_id IS DISTINCT FROM $1 LIMIT 1`,
    change: `UPDATE kakehashi.artifact SET content = $4, key_id = $5
      WHERE team_id = $1 AND id = $2 AND $3 = 0 AND key_id IS NOT DISTINCT FROM $6`,
    place: ({ teamId, id }: Sealed) => artifactPlace(teamId, id),
  },
  {
    find: `SELECT team_id AS "teamId", data_id AS id, part, content, key_id AS "keyId" FROM kakehashi.own_data_part
      WHERE key_id IS DISTINCT FROM $1 LIMIT 1`,
    change: `UPDATE kakehashi.own_data_part SET content = $4, key_id = $5
      WHERE team_id = $1 AND data_id = $2 AND part = $3 AND key_id IS NOT DISTINCT FROM $6`,
    place: ({ teamId, id, part }: Sealed) => partPlace(teamId, id, part),
  },
] as const;

/**
 * Encrypts everything with the current key, whatever key it has now; without a current key, decrypts it. One row at a time, so it can be stopped
 * and started again, also while the app runs.
 * @returns how many rows it has changed
 * @throws AppError own_data_key when the key of a row is missing
 */
export async function reseal(pool: Pool, cipher: Cipher): Promise<number> {
  let changed = 0;
  for (const { find, change, place } of TABLES) {
    for (;;) {
      const row = await one<Sealed & Record<string, unknown>>(pool, find, [cipher.keyId ?? null]);
      if (row === undefined) break;
      const where = place(row);
      const plain = cipher.opener(row.keyId ?? undefined, where, row.content.byteLength)(row.content);
      const { content, keyId } = cipher.seal(plain, where);
      const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
      if (await changes(pool, change, [row.teamId, row.id, row.part, bytes, keyId ?? null, row.keyId])) changed += 1;
    }
  }
  return changed;
}
