import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createBrotliCompress } from 'node:zlib';
import { AppError } from '../../errors.ts';
import type { KeepChoices, KeptTable } from '../../ports/compute.ts';
import { leaveOut, previewTable } from '../../steps/preview/preview-table.ts';
import { joinBytes } from '../../table/join-bytes.ts';
import { MAX_CELLS } from '../../table/limits.ts';
import type { Table } from '../../table/table.ts';
import { plainParts } from '../../table/write-plain.ts';
import { OWN_DATA_LIMITS } from '../../team/own-data.ts';
import { readForeign, typesOf } from './read-source.ts';
import type { TableInput, TableMessage } from './thread-messages.ts';

/** Bytes in one part of a stored table. Larger ones would hold the event loop while PostgreSQL's digits are decoded. */
const PART_BYTES = 524_288;
/** Quality 4 takes as long as writing the CSV, and makes it a fifth smaller than quality 1. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Reads a table that a team brings: to look at it, or to keep it.
 * @throws AppError as `readSource` does; own_data_rows and own_data_columns above the limits, column_not_found and target_not_numeric for
 *   a choice that doesn't fit the table
 */
export async function readOwnTable({ chunks, choices, keep }: TableInput): Promise<TableMessage> {
  const { table, reading } = await readForeign({ choices }, joinBytes(chunks)).catch((error: unknown) => {
    // A step takes more columns than a course's own table may have, and its facilitator is told one limit.
    if (error instanceof AppError && error.code === 'csv_too_wide') throw tooWide(Number(error.values.found));
    throw error;
  });
  checkSize(table);
  if (keep === undefined) return { type: 'previewed', preview: previewTable({ table, reading }) };
  return { type: 'kept', table: await keepTable(table, keep) };
}

/** The memory of stored parts, which moves to another thread without a copy. */
export function memoryOfParts(parts: readonly Uint8Array[]): ArrayBuffer[] {
  return parts.map(({ buffer }) => buffer as ArrayBuffer);
}

function checkSize({ rows, columns }: Table): void {
  const most = Math.min(OWN_DATA_LIMITS.rows, Math.floor(MAX_CELLS / Math.max(1, columns.length)));
  if (columns.length > OWN_DATA_LIMITS.columns) throw tooWide(columns.length);
  if (rows > most) throw new AppError('own_data_rows', { limit: most, found: rows });
}

function tooWide(found: number): AppError {
  return new AppError('own_data_columns', { limit: OWN_DATA_LIMITS.columns, found });
}

async function keepTable(whole: Table, { target, identifier, leftOut }: KeepChoices): Promise<KeptTable> {
  const all = new Set(whole.columns.map(({ name }) => name));
  // Under another name, it would be stored.
  for (const name of leftOut) if (!all.has(name)) throw new AppError('column_not_found', { column: name });
  const table = leaveOut(whole, leftOut);
  const typeOf = (name: string) => table.columns.find((column) => column.name === name)?.type;
  for (const name of [target, identifier]) {
    if (name !== undefined && typeOf(name) === undefined) throw new AppError('column_not_found', { column: name });
  }
  if (typeOf(target) !== 'numeric') throw new AppError('target_not_numeric', { column: target });
  const hash = createHash('sha256');
  let bytes = 0;
  const count = (part: Buffer) => {
    hash.update(part);
    bytes += part.byteLength;
  };
  const source = Readable.from(asBytes(plainParts(table), count), { highWaterMark: 1 });
  const parts = await inParts(source.pipe(createBrotliCompress(QUALITY)));
  return {
    rows: table.rows,
    columns: table.columns.length,
    bytes,
    types: typesOf(table),
    hash: hash.digest('hex'),
    parts,
  };
}

/** The parts of a CSV as bytes. @param heard gets each, too */
function* asBytes(parts: Iterable<string>, heard: (bytes: Buffer) => void): Generator<Buffer> {
  for (const part of parts) {
    const bytes = Buffer.from(part);
    heard(bytes);
    yield bytes;
  }
}

/** Parts of one size, each with memory of its own; the last one is smaller. */
async function inParts(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  let part = new Uint8Array(PART_BYTES);
  let length = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.byteLength; ) {
      const taken = chunk.subarray(from, from + PART_BYTES - length);
      part.set(taken, length);
      from += taken.byteLength;
      length += taken.byteLength;
      if (length < PART_BYTES) continue;
      parts.push(part);
      part = new Uint8Array(PART_BYTES);
      length = 0;
    }
  }
  return length === 0 ? parts : [...parts, part.slice(0, length)];
}
