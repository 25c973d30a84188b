import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { ArtifactStore } from '../ports/artifact-store.ts';
import type { FileNames, Packed, ReadArtifact } from '../steps/kept-files.ts';
import { type Db, one, rows } from './query.ts';

/**
 * Bytes that one query reads. `pg` takes every value as text, also in its binary mode, so bytes come as hexadecimal digits, and
 * turning them back takes the loop that talks to Slack about 10 ms a megabyte: between two parts it sees to everything else.
 */
const PART = 524_288;
/** Bytes that unpacking hands over at once; with zlib's own 16 kB a model comes in thousands of pieces. */
const CHUNK = 1_048_576;

interface Place extends Pick<Packed, 'encoding'> {
  id: string;
  size: number;
}

export function artifactStore(db: Db): ArtifactStore {
  return {
    async add(teamId, { id, runId, kind, filename, mediaType, content, encoding = 'identity' }) {
      await db.query(
        `INSERT INTO kakehashi.artifact (team_id, id, run_id, kind, filename, media_type, encoding, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [teamId, id, runId ?? null, kind, filename, mediaType, encoding, bytes(content)],
      );
    },
    async byId(teamId, id) {
      const found = await one<Omit<ReadArtifact, 'slices'> & Place>(
        db,
        `SELECT id, run_id AS "runId", kind, filename, media_type AS "mediaType", encoding, octet_length(content) AS size
         FROM kakehashi.artifact WHERE team_id = $1 AND id = $2`,
        [teamId, id],
      );
      if (found === undefined) return undefined;
      const { encoding, size, ...names } = found;
      const slices: Uint8Array[] = [];
      if (!(await read(db, teamId, found, (part) => slices.push(part)))) return undefined;
      return { ...names, slices: encoding === 'br' ? await unpack(slices) : slices };
    },
    namesOfRun: (teamId, runId) =>
      rows<FileNames & Record<string, string>>(
        db,
        `SELECT kind, filename, media_type AS "mediaType" FROM kakehashi.artifact
         WHERE team_id = $1 AND run_id = $2 ORDER BY position`,
        [teamId, runId],
      ),
    async packed(teamId, runId, kind) {
      const found = await one<Place & Record<string, unknown>>(
        db,
        `SELECT id, encoding, octet_length(content) AS size FROM kakehashi.artifact
         WHERE team_id = $1 AND run_id = $2 AND kind = $3 ORDER BY position LIMIT 1`,
        [teamId, runId, kind],
      );
      if (found === undefined) return undefined;
      // In memory of its own, which can be handed to another thread.
      const content = new Uint8Array(found.size);
      const isThere = await read(db, teamId, found, (part, from) => content.set(part, from));
      return isThere ? { encoding: found.encoding, content } : undefined;
    },
  };
}

/**
 * Part by part; content is never changed, so parts belong together.
 * @param take is given each part and where it begins
 * @returns false when it is removed meanwhile
 */
async function read(
  db: Db,
  teamId: string,
  { id, size }: Place,
  take: (part: Uint8Array, from: number) => void,
): Promise<boolean> {
  for (let from = 0; from < size; from += PART) {
    const found = await one<{ part: Uint8Array }>(
      db,
      'SELECT substring(content FROM $3::int FOR $4::int) AS part FROM kakehashi.artifact WHERE team_id = $1 AND id = $2',
      [teamId, id, from + 1, PART],
    );
    if (found === undefined) return false;
    take(found.part, from);
  }
  return true;
}

/** Chunk by chunk, as the threads of zlib have them: to put them together would keep the loop for as long as copying takes. */
async function unpack(packed: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const unpacked: Uint8Array[] = [];
  await pipeline(packed, createBrotliDecompress({ chunkSize: CHUNK }), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) unpacked.push(chunk);
  });
  return unpacked;
}

/** The same memory as `pg` wants it. */
function bytes({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
