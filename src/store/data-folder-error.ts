import { accessSync, constants, existsSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import { hasRoom } from './has-room.ts';

/** A database needs more than this to be opened: its write-ahead log grows by 16 MB at a time. */
export const LEAST_ROOM_BYTES = 1_000_000;
const FULL = ['ENOSPC', 'EDQUOT'];
const CLOSED = ['EACCES', 'EPERM', 'EROFS'];
const RESTORE =
  'Put back a backup of the folder, or move the folder away to begin with an empty database (docs/operations.md, "A damaged database").';

/**
 * Says in one sentence why the database in a folder can't be used, and what to do. PostgreSQL in WebAssembly ends with the same words
 * whatever is wrong, so this looks for the cause: a full disk, a file that this user may not use, and damage if it is neither.
 * @param folder of the database; it may not exist
 * @param cause the error that was thrown; an AppError already says it
 * @param room whether bytes are free on the folder's disk
 */
export function dataFolderError(folder: string, cause: unknown, room: typeof hasRoom = hasRoom): AppError {
  if (cause instanceof AppError) return cause;
  const { code = '', path } = (cause ?? {}) as NodeJS.ErrnoException;
  const refuse = (said: string) => {
    const problems = `KAKEHASHI_DIR: ${said}`;
    return new AppError('config_invalid', { problems }, { cause });
  };
  const place = existsSync(folder) ? folder : dirname(folder);
  if (FULL.includes(code) || !room(place, LEAST_ROOM_BYTES)) {
    return refuse(`the disk of ${folder} is full. Make room on it, and start again: the database is as it was.`);
  }
  const closed = findClosed(place) ?? (CLOSED.includes(code) ? path : undefined);
  if (closed !== undefined) {
    return refuse(
      `this user may not read and write ${closed}. Start the app as the user that owns the folder, or give the folder to this user (chown -R).`,
    );
  }
  if (existsSync(folder)) return refuse(`the database in ${folder} can't be opened: its files are damaged. ${RESTORE}`);
  const said = cause instanceof Error ? cause.message : String(cause);
  return refuse(`no database can be made in ${folder} (${said}). Run \`npm run build\` again, or name another folder.`);
}

/** The error of a database whose files don't belong together. @param what what is wrong with them */
export function damagedError(folder: string, what: string): AppError {
  const problems = `KAKEHASHI_DIR: the database in ${folder} is damaged: ${what}. ${RESTORE}`;
  return new AppError('config_invalid', { problems });
}

/** The first file or folder at or in `path` that this user may not read and write. */
function findClosed(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || !(found.isDirectory() || found.isFile())) return undefined;
  try {
    accessSync(path, constants.R_OK | constants.W_OK | (found.isDirectory() ? constants.X_OK : 0));
  } catch {
    return path;
  }
  if (!found.isDirectory()) return undefined;
  for (const name of readdirSync(path)) {
    const closed = findClosed(join(path, name));
    if (closed !== undefined) return closed;
  }
  return undefined;
}
