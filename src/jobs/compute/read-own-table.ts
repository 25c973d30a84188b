import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createBrotliCompress } from 'node:zlib';
import { AppError } from '../../errors.ts';
import type { KeepChoices, KeptTable } from '../../ports/compute.ts';
import { leaveOut, previewTable } from '../../steps/preview/preview-table.ts';
import { joinBytes } from '../../table/join-bytes.ts';
import { MAX_CELLS } from '../../table/limits.ts';
import type { Reading } from '../../table/reading/reading.ts';
import type { Table } from '../../table/table.ts';
import { plainParts } from '../../table/write-plain.ts';
import { OWN_DATA_LIMITS } from '../../team/own-data.ts';
import { checkTarget } from './check-target.ts';
import { readForeign, typesOf } from './read-source.ts';
import type { TableInput, TableMessage } from './thread-messages.ts';

/** Bytes in one part of a stored table. Larger ones would hold the event loop while PostgreSQL's digits are decoded. */
const PART_BYTES = 524_288;
/** Quality 4 takes as long as writing the CSV, and makes it a fifth smaller than quality 1. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Reads a table that a team brings: to look at it, or to keep it.
 * @throws AppError as `readSource` does; own_data_rows, own_data_columns and workbook_too_wide above the limits; as `checkTarget` does for a choice that
 *   doesn't fit the table
 */
export async function readOwnTable({ chunks, choices, keep }: TableInput): Promise<TableMessage> {
  const read = readForeign({ choices, mostRows: OWN_DATA_LIMITS.rows }, joinBytes(chunks));
  const { table, reading } = await read.catch((error: unknown) => {
    throw error instanceof AppError ? byOwnLimits(error) : error;
  });
  checkSize(table);
  if (keep === undefined) return { type: 'previewed', preview: previewTable({ table, reading }) };
  return { type: 'kept', table: await keepTable(table, reading, keep) };
}

/** The memory of stored parts, which moves to another thread without a copy. */
export function memoryOfParts(parts: readonly Uint8Array[]): ArrayBuffer[] {
  return parts.map(({ buffer }) => buffer as ArrayBuffer);
}

/** A step takes larger tables than a course's own may be, and its facilitator is told one limit. */
function byOwnLimits(error: AppError): AppError {
  const { sheet = '', cell = '', found, limit } = error.values;
  switch (error.code) {
    case 'csv_too_wide':
      return tooWide(Number(found));
    case 'workbook_too_wide':
      return new AppError('workbook_too_wide', { sheet, cell, limit: OWN_DATA_LIMITS.columns });
    case 'csv_too_large': {
      // Its limit is how many rows of so many columns have the most cells.
      const columns = Math.floor(MAX_CELLS / Number(limit));
      return columns > OWN_DATA_LIMITS.columns ? tooWide(columns) : tooLong();
    }
    default:
      return error;
  }
}

/** @throws AppError own_data_columns, own_data_rows */
function checkSize({ rows, columns }: Table): void {
  if (columns.length > OWN_DATA_LIMITS.columns) throw tooWide(columns.length);
  if (rows > OWN_DATA_LIMITS.rows) throw tooLong();
}

function tooWide(found: number): AppError {
  return new AppError('own_data_columns', { limit: OWN_DATA_LIMITS.columns, found });
}

function tooLong(): AppError {
  return new AppError('own_data_rows', { limit: OWN_DATA_LIMITS.rows });
}

async function keepTable(
  whole: Table,
  reading: Reading,
  { target, identifier, leftOut }: KeepChoices,
): Promise<KeptTable> {
  const all = new Set(whole.columns.map(({ name }) => name));
  // Under another name, it would be stored.
  for (const name of leftOut) if (!all.has(name)) throw new AppError('column_not_found', { column: name });
  const table = leaveOut(whole, leftOut);
  checkTarget(table, target, reading);
  const hasIdentifier = table.columns.some(({ name }) => name === identifier);
  if (identifier !== undefined && !hasIdentifier) throw new AppError('column_not_found', { column: identifier });
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
