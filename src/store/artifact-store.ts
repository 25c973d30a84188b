import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { ArtifactStore } from '../ports/artifact-store.ts';
import type { ListedFile, Packed, ReadArtifact } from '../steps/kept-files.ts';
import type { Cipher } from './cipher.ts';
import { changes, type Db, one, rows } from './query.ts';
import { artifactPlace } from './reseal.ts';

/**
 * Bytes that one query reads. `pg` receives every value as text, so bytes arrive as hexadecimal digits. Decoding them blocks the
 * event loop for about 10 ms a megabyte; other work runs between two parts.
 */
const PART = 524_288;
/** Bytes in one chunk of unpacked content. With zlib's default of 16 kB, a model has thousands of chunks. */
const CHUNK = 1_048_576;

interface Place extends Pick<Packed, 'encoding'> {
  id: string;
  size: number;
  keyId: string | null;
}

export function artifactStore(db: Db, cipher: Cipher): ArtifactStore {
  return {
    async add(teamId, { id, runId, kind, filename, mediaType, content, encoding = 'identity', size }) {
      const sealed = cipher.seal(content, artifactPlace(teamId, id));
      await db.query(
        `INSERT INTO kakehashi.artifact (team_id, id, run_id, kind, filename, media_type, encoding, content, size, key_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
        [
          teamId,
          id,
          runId ?? null,
          kind,
          filename,
          mediaType,
          encoding,
          bytes(sealed.content),
          size ?? content.byteLength,
          sealed.keyId ?? null,
        ],
      );
    },
    has: async (teamId, id) =>
      (await one(db, 'SELECT 1 FROM kakehashi.artifact WHERE team_id = $1 AND id = $2', [teamId, id])) !== undefined,
    async byId(teamId, id) {
      const found = await one<Omit<ReadArtifact, 'slices'> & Place>(
        db,
        `SELECT id, run_id AS "runId", kind, filename, media_type AS "mediaType", encoding, octet_length(content) AS size, key_id AS "keyId"
         FROM kakehashi.artifact WHERE team_id = $1 AND id = $2`,
        [teamId, id],
      );
      if (found === undefined) return undefined;
      const { encoding, size, keyId: _, ...names } = found;
      const slices: Uint8Array[] = [];
      if (!(await read(db, cipher, teamId, found, (part) => slices.push(part)))) return undefined;
      return { ...names, slices: encoding === 'br' ? await unpack(slices) : slices };
    },
    // Earlier releases stored no size. Of what isn't compressed, it's the length.
    namesOfRun: async (teamId, runId) =>
      (
        await rows<Omit<ListedFile, 'size'> & { size: number | null }>(
          db,
          `SELECT id, kind, filename, media_type AS "mediaType",
             coalesce(size, CASE WHEN encoding = 'identity' THEN octet_length(content) END) AS size
           FROM kakehashi.artifact WHERE team_id = $1 AND run_id = $2 ORDER BY position`,
          [teamId, runId],
        )
      ).map(({ size, ...names }) => ({ ...names, ...(size === null ? {} : { size }) })),
    // The row keeps its position, because the order of a run's files says which is its main one.
    replace(teamId, id, next) {
      const { content, keyId } = cipher.seal(next.content, artifactPlace(teamId, next.id));
      return changes(
        db,
        `UPDATE kakehashi.artifact SET id = $3, content = $4, encoding = 'identity', size = $5, key_id = $6 WHERE team_id = $1 AND id = $2`,
        [teamId, id, next.id, bytes(content), next.content.byteLength, keyId ?? null],
      );
    },
    async packed(teamId, runId, kind) {
      const found = await one<Place & Record<string, unknown>>(
        db,
        `SELECT id, encoding, octet_length(content) AS size, key_id AS "keyId" FROM kakehashi.artifact
         WHERE team_id = $1 AND run_id = $2 AND kind = $3 ORDER BY position LIMIT 1`,
        [teamId, runId, kind],
      );
      if (found === undefined) return undefined;
      // The array owns its memory, so that it can be transferred to another thread.
      const content = new Uint8Array(found.size);
      let length = 0;
      const isThere = await read(db, cipher, teamId, found, (part) => {
        content.set(part, length);
        length += part.byteLength;
      });
      if (!isThere) return undefined;
      return { encoding: found.encoding, content: length === found.size ? content : content.slice(0, length) };
    },
  };
}

/**
 * Reads content in parts. Content never changes, so the parts fit together.
 * @param take receives the bytes of each part
 * @returns false when the content is deleted during the reading
 */
async function read(
  db: Db,
  cipher: Cipher,
  teamId: string,
  { id, size, keyId }: Place,
  take: (part: Uint8Array) => void,
): Promise<boolean> {
  const open = cipher.opener(keyId ?? undefined, artifactPlace(teamId, id), size);
  for (let from = 0; from < size; from += PART) {
    const found = await one<{ part: Uint8Array }>(
      db,
      'SELECT substring(content FROM $3::int FOR $4::int) AS part FROM kakehashi.artifact WHERE team_id = $1 AND id = $2',
      [teamId, id, from + 1, PART],
    );
    if (found === undefined) return false;
    take(open(found.part));
  }
  return true;
}

/** Unpacks content into chunks. Joining them would block the event loop while it copies. */
async function unpack(packed: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const unpacked: Uint8Array[] = [];
  await pipeline(packed, createBrotliDecompress({ chunkSize: CHUNK }), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) unpacked.push(chunk);
  });
  return unpacked;
}

/** Views the same memory as a Buffer, which `pg` needs. */
function bytes({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
