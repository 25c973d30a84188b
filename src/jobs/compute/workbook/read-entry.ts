import { readXml, type XmlHandlers } from './read-xml.ts';
import { unpackEntries } from './unpack-entries.ts';

/**
 * Reads one entry of an archive. Nothing else is unpacked.
 * @returns whether the archive has it
 * @throws AppError workbook_unreadable
 */
export function readEntry(bytes: Uint8Array, path: string, handlers: XmlHandlers): boolean {
  const reader = readXml(handlers);
  let isThere = false;
  unpackEntries(bytes, (name) => {
    // A name that occurs twice stands for its first entry.
    if (isThere || name !== path) return undefined;
    isThere = true;
    return (slice) => reader.write(slice);
  });
  if (isThere) reader.end();
  return isThere;
}
