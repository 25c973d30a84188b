import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from 'tar';

/**
 * Packed bytes that are unpacked at once, which become 4 MB at most. The whole template becomes 40 MB, and their memory would be free much
 * later.
 */
const PIECE = 4096;

/**
 * Creates a database's folder from the template. The folder gets its name when it is complete and flushed to the disk, so that a
 * killed process or a power failure leaves no half of a database.
 * @param template the file that the build makes
 * @param folder of the database; it does not exist yet
 * @throws Error when the template is missing or damaged, or the folder cannot be written
 */
export async function unpackTemplate(template: URL, folder: string): Promise<void> {
  const unpacking = unpackingFolder(folder);
  rmSync(unpacking, { recursive: true, force: true });
  mkdirSync(unpacking);
  extract({ file: fileURLToPath(template), cwd: unpacking, sync: true, strict: true, maxReadSize: PIECE });
  await flush(unpacking);
  renameSync(unpacking, folder);
  await flushOne(dirname(folder));
}

/** Where a database is unpacked: beside its folder, because a rename works only on the same disk. */
export function unpackingFolder(folder: string): string {
  return `${folder}.unpacking`;
}

/** Flushes all files at once, which is several times as fast as one after the other. */
async function flush(folder: string): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  await Promise.all([folder, ...entries.map((entry) => join(folder, entry))].map(flushOne));
}

async function flushOne(path: string): Promise<void> {
  // Windows can't open a folder as a file, and needs no flush of it.
  if (process.platform === 'win32') return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
