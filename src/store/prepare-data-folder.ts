import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { damagedError } from './data-folder-error.ts';
import { unpackingFolder } from './unpack-template.ts';

/** Files of every database. If they are missing, PGlite would create a new database over the old one. */
const NEEDED = ['PG_VERSION', join('global', 'pg_control')];
/** PostgreSQL's FirstNormalObjectId: its own objects have smaller numbers, and tables that are created later have larger ones. */
const FIRST_OWN_TABLE = 16_384;
/** The PostgreSQL that PGlite is. It opens no folder of another one. */
const POSTGRES_VERSION = 18;
/** The first file of the write-ahead log. It holds all that a new database has done. */
const FIRST_WAL = '000000010000000000000001';

/**
 * Checks a database's folder before it is opened, and cleans up after a start that was killed. The caller holds the folder's lock.
 * @param folder of the database; it may not exist yet
 * @returns whether it holds a database; if not, the template can be unpacked there
 * @throws AppError config_invalid when the database is damaged and may hold data, or another PostgreSQL made it
 */
export function prepareDataFolder(folder: string): boolean {
  rmSync(unpackingFolder(folder), { recursive: true, force: true });
  const state = checkDataFolder(folder);
  // The folder was never used. It is renamed and kept, in case it is something else.
  if (state === 'unfinished') renameSync(folder, freeName(`${folder}.unfinished`));
  return state === 'whole';
}

/**
 * Looks at a database's folder and changes nothing.
 * @returns `unfinished` when the folder never held data: earlier releases created the database in place, so a killed start left
 *   half of one
 * @throws AppError config_invalid as `prepareDataFolder` does
 */
export function checkDataFolder(folder: string): 'absent' | 'unfinished' | 'whole' {
  if (!existsSync(folder)) return 'absent';
  if (!hasOwnTable(folder)) {
    if (remembersTables(folder)) throw damagedError(folder, 'the files of its tables are missing');
    return 'unfinished';
  }
  const missing = NEEDED.filter((file) => !isFile(join(folder, file)));
  if (missing.length > 0) throw damagedError(folder, `${missing.join(' and ')} missing`);
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== String(POSTGRES_VERSION)) throw versionError(folder, version);
  return 'whole';
}

function versionError(folder: string, version: string): AppError {
  if (!/^\d+$/u.test(version)) return damagedError(folder, 'its PG_VERSION names no version');
  const release = Number(version) > POSTGRES_VERSION ? 'newer' : 'older';
  const problems = `KAKEHASHI_DIR: PostgreSQL ${version} made the database in ${folder}, and this release of Kakehashi has PostgreSQL ${POSTGRES_VERSION}. Start the ${release} release that made it, put back a backup from this release, or move the folder away to begin with an empty database.`;
  return new AppError('config_invalid', { problems });
}

/** Whether a table was ever created besides PostgreSQL's own: each has a file. */
function hasOwnTable(folder: string): boolean {
  return list(join(folder, 'base')).some((path) => {
    const number = /(?:^|[/\\])\d+[/\\](\d+)/u.exec(path)?.[1];
    return number !== undefined && Number(number) >= FIRST_OWN_TABLE;
  });
}

/** Whether the write-ahead log says that tables of ours were made, though their files are gone. */
function remembersTables(folder: string): boolean {
  const log = join(folder, 'pg_wal');
  const files = list(log).filter((name) => /^[\dA-F]{24}$/u.test(name));
  return files.some((name) => name > FIRST_WAL || readFileSync(join(log, name)).includes('kakehashi'));
}

/**
 * Paths in a folder, at any depth; none when there is no folder.
 * @throws Error when this user may not read it. It may hold data then, so it must not count as empty.
 */
function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function freeName(name: string, number = 1): string {
  const candidate = number === 1 ? name : `${name}-${number}`;
  return existsSync(candidate) ? freeName(name, number + 1) : candidate;
}
