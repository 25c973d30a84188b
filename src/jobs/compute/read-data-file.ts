import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../errors.ts';

/** Ten bytes for each cell of the largest table that the steps support. */
const MOST_MB = 200;
const BYTES_PER_MB = 1_000_000;
const CHUNK_BYTES = 4_000_000;

/**
 * Reads a data file as a whole. It reads no more than the limit, whatever size the file says it has.
 * @param mostMb largest size in megabytes
 * @throws AppError file_unreadable; file_special for a folder, a pipe or a device, which may never end; file_too_large
 */
export function readDataFile(file: string, mostMb: number = MOST_MB): Uint8Array {
  // Without O_NONBLOCK, opening a pipe waits for a writer. Windows has neither.
  const descriptor = open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw new AppError('file_special', { file });
    const limit = mostMb * BYTES_PER_MB;
    const chunks: Buffer[] = [];
    let bytes = 0;
    while (Math.max(found.size, bytes) <= limit) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
      if (read === 0) return Buffer.concat(chunks, bytes);
      chunks.push(chunk.subarray(0, read));
      bytes += read;
    }
    throw new AppError('file_too_large', { file, limit: mostMb });
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string, flags: number): number {
  try {
    return openSync(file, flags);
  } catch (cause) {
    // Missing, or no permission: the file's name is enough to tell.
    throw new AppError('file_unreadable', { file }, { cause });
  }
}
