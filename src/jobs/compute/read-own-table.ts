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
import { readSource, typesOf } from './read-source.ts';
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
  const { table, reading } = await readSource({ choices, types: undefined, missing: undefined }, joinBytes(chunks));
  if (reading === undefined) throw new Error('a table of others is always read by guesses');
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
  if (columns.length > OWN_DATA_LIMITS.columns) {
    throw new AppError('own_data_columns', { limit: OWN_DATA_LIMITS.columns, found: columns.length });
  }
  if (rows > most) throw new AppError('own_data_rows', { limit: most, found: rows });
}

async function keepTable(whole: Table, { target, identifier, leftOut }: KeepChoices): Promise<KeptTable> {
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
  const packed = Readable.from(asBytes(plainParts(table), count)).pipe(createBrotliCompress(QUALITY));
  const chunks: Uint8Array[] = [];
  for await (const chunk of packed) chunks.push(chunk as Uint8Array);
  return {
    rows: table.rows,
    columns: table.columns.length,
    bytes,
    types: typesOf(table),
    hash: hash.digest('hex'),
    parts: inParts(joinBytes(chunks)),
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

/** Parts that each own their memory. */
function inParts(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < bytes.byteLength; from += PART_BYTES) {
    parts.push(new Uint8Array(bytes.subarray(from, from + PART_BYTES)));
  }
  return parts;
}
