import { Unzip, UnzipInflate } from 'fflate';
import { AppError } from '../../../errors.ts';

/** Packed bytes that are unpacked in one go: at most 64 MB of zeros. */
const CHUNK_BYTES = 65_536;

/**
 * Unpacks the entries of a workbook's archive in slices, so that no more than a slice of each is in memory.
 * @param takerOf what takes the slices of an entry; undefined for an entry that isn't wanted, which isn't unpacked
 * @throws AppError workbook_unreadable, and what a taker throws
 */
export function unpackEntries(
  bytes: Uint8Array,
  takerOf: (name: string) => ((slice: Uint8Array) => void) | undefined,
): void {
  const unzip = new Unzip((file) => {
    const take = takerOf(file.name);
    if (take === undefined) return;
    file.ondata = (error, slice) => {
      // What this function throws comes back as the error of the archive.
      if (error instanceof AppError) throw error;
      if (error !== null) throw new AppError('workbook_unreadable', {}, { cause: error });
      take(slice);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      unzip.push(bytes.subarray(from, from + CHUNK_BYTES), from + CHUNK_BYTES >= bytes.length);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('workbook_unreadable', {}, { cause });
  }
}
