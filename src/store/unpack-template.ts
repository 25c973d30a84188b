import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from 'tar';

/**
 * Makes the folder of a database from the template. It appears under its name when it is whole and on the disk: a process that is
 * killed meanwhile, or a machine that loses its power, leaves no half of a database there.
 * @param template the file that the build makes
 * @param folder where the database goes; it does not exist yet
 * @throws Error when the template is missing or damaged, or the folder cannot be written
 */
export async function unpackTemplate(template: URL, folder: string): Promise<void> {
  const unpacking = unpackingFolder(folder);
  rmSync(unpacking, { recursive: true, force: true });
  mkdirSync(unpacking);
  extract({ file: fileURLToPath(template), cwd: unpacking, sync: true, strict: true });
  await flush(unpacking);
  renameSync(unpacking, folder);
  await flushOne(dirname(folder));
}

/** Where a database is unpacked: beside its folder, since a rename moves nothing to another disk. */
export function unpackingFolder(folder: string): string {
  return `${folder}.unpacking`;
}

/** The files at once: one after the other they take several times as long. */
async function flush(folder: string): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  await Promise.all([folder, ...entries.map((entry) => join(folder, entry))].map(flushOne));
}

async function flushOne(path: string): Promise<void> {
  // Windows opens no folder as a file, and needs no flush of it.
  if (process.platform === 'win32') return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
