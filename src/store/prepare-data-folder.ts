import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { unpackingFolder } from './unpack-template.ts';

/** Files of every database. If they are missing, PGlite would create a new database over the old one. */
const NEEDED = ['PG_VERSION', join('global', 'pg_control')];
/** PostgreSQL's FirstNormalObjectId: its own objects have smaller numbers, and tables that are created later have larger ones. */
const FIRST_OWN_TABLE = 16_384;

/**
 * Checks a database's folder before it is opened, and cleans up after a start that was killed. The caller holds the folder's lock.
 * @param folder of the database; it may not exist yet
 * @returns whether it holds a database; if not, the template can be unpacked there
 * @throws AppError config_invalid when the database is damaged and may hold data
 */
export function prepareDataFolder(folder: string): boolean {
  rmSync(unpackingFolder(folder), { recursive: true, force: true });
  if (!existsSync(folder)) return false;
  if (!hasOwnTable(folder)) {
    // Earlier releases created the database in place, so a killed start left half of one. It has no table of ours and was never
    // used. It is renamed and kept, in case it is something else.
    renameSync(folder, freeName(`${folder}.unfinished`));
    return false;
  }
  const missing = NEEDED.filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return true;
  const problems = `KAKEHASHI_DIR: the database in ${folder} is damaged (${missing.join(' and ')} missing): put back a copy of the folder, or move it away to begin with an empty database.`;
  throw new AppError('config_invalid', { problems });
}

/** Whether a table was ever created besides PostgreSQL's own: each has a file. */
function hasOwnTable(folder: string): boolean {
  const base = join(folder, 'base');
  if (!existsSync(base)) return false;
  return readdirSync(base, { recursive: true, encoding: 'utf8' }).some((path) => {
    const number = /(?:^|[/\\])\d+[/\\](\d+)/u.exec(path)?.[1];
    return number !== undefined && Number(number) >= FIRST_OWN_TABLE;
  });
}

function freeName(name: string, number = 1): string {
  const candidate = number === 1 ? name : `${name}-${number}`;
  return existsSync(candidate) ? freeName(name, number + 1) : candidate;
}
