import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { unpackingFolder } from './unpack-template.ts';

/** Without these no database opens; PGlite would make a new one over what is there. */
const NEEDED = ['PG_VERSION', join('global', 'pg_control')];
/** PostgreSQL numbers what it brings below, and every table that is made later from here on: FirstNormalObjectId. */
const FIRST_OWN_TABLE = 16_384;

/**
 * Looks at the database's folder before it is opened, and puts right what a start that was killed has left there. The folder is
 * this process's alone.
 * @param folder of the database; it needn't exist
 * @returns whether there is a database; false: the template can be unpacked there
 * @throws AppError config_invalid when the database is damaged and may hold data
 */
export function prepareDataFolder(folder: string): boolean {
  rmSync(unpackingFolder(folder), { recursive: true, force: true });
  if (!existsSync(folder)) return false;
  if (!hasOwnTable(folder)) {
    // Releases before the template made the database in its place. One without any table of ours was never used; it is kept
    // nevertheless, in case that it is something else.
    renameSync(folder, freeName(`${folder}.unfinished`));
    return false;
  }
  const missing = NEEDED.filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return true;
  const problems = `KAKEHASHI_DIR: the database in ${folder} is damaged (${missing.join(' and ')} missing): put back a copy of the folder, or move it away to begin with an empty database.`;
  throw new AppError('config_invalid', { problems });
}

/** Has any table been made that is not PostgreSQL's own? Its file is there from the moment on. */
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
