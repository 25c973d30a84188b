import { chmodSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Permissions of the file's group and of all other users. */
const OTHERS = 0o077;

/**
 * Takes the permissions of other users from a file, or from a folder and all that is in it. Releases before this one let every user of the machine read
 * the database.
 * @returns paths whose permissions cannot be changed: files of another user, or of a mount that keeps its own
 */
export function makePrivate(folder: string): string[] {
  if (process.platform === 'win32') return [];
  const entries = entriesOf(folder);
  // Another user's folder. The database that is in it says what to do when it can't be opened.
  if (entries === undefined) return [folder];
  return [folder, ...entries.map((entry) => join(folder, entry))].filter((path) => !closeToOthers(path));
}

/** Paths in a folder; none for a file; undefined when this user may not list them. */
function entriesOf(folder: string): string[] | undefined {
  try {
    return statSync(folder).isDirectory() ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return undefined;
    throw error;
  }
}

function closeToOthers(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink() || (found.mode & OTHERS) === 0) return true;
  try {
    chmodSync(path, found.mode & 0o700);
    return ((lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) === 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') return code === 'ENOENT';
    throw error;
  }
}
