import { constants, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { AppError } from '../errors.ts';
import { damagedError, dataFolderError, LEAST_ROOM_BYTES } from './data-folder-error.ts';
import { hasRoom } from './has-room.ts';
import { isFolderInUse } from './lock-folder.ts';
import { pendingMigrations } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { checkDataFolder } from './prepare-data-folder.ts';

/** What an open database writes besides its copy. */
const MORE_ROOM_BYTES = 64_000_000;
const PREFIX = 'kakehashi-doctor-';
/** Longer than an inspection may take. An older copy is left by a process that was killed. */
const LEFT_OVER_MS = 2 * 3_600_000;
const MOST_TRIES = 100;

/** What was found: no database yet, half of one, one that an app has open, one too large to copy, or one that opens. */
export type FolderState =
  | { state: 'absent' | 'unfinished' | 'in-use' | 'no-room' }
  | { state: 'opened'; tables: number; pending: string[] };

/**
 * Opens a copy of the embedded database and reads every table of it. Changes nothing in the folder: the copy is in a temporary folder
 * that only this user can enter, and is removed. A database that an app has open isn't copied, because its files may be between two
 * states.
 * @param dir KAKEHASHI_DIR; it may not exist
 * @throws AppError config_invalid when the database can't be used
 */
export async function inspectDataFolder(dir: string): Promise<FolderState> {
  const folder = join(dir, 'postgres');
  try {
    const state = checkDataFolder(folder);
    if (existsSync(dir) && !hasRoom(dir, LEAST_ROOM_BYTES)) throw dataFolderError(folder, undefined);
    if (await isFolderInUse(dir)) return { state: 'in-use' };
    if (state !== 'whole') return { state };
    removeLeftOvers(tmpdir());
    if (!hasRoom(tmpdir(), sizeOf(folder) + MORE_ROOM_BYTES)) return { state: 'no-room' };
  } catch (error) {
    throw dataFolderError(folder, error);
  }
  const copy = mkdtempSync(join(tmpdir(), PREFIX));
  const remove = () => removeBusy(copy);
  process.once('exit', remove);
  try {
    return (await copyUnlessUsed(dir, folder, copy)) ? await readAll(copy) : { state: 'in-use' };
  } catch (error) {
    if (!(error instanceof AppError)) throw dataFolderError(folder, error);
    const problems = String(error.values.problems).replaceAll(copy, dir);
    throw new AppError('config_invalid', { problems });
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/** @returns false when an app has started meanwhile, so that the copy may be torn */
async function copyUnlessUsed(dir: string, folder: string, copy: string): Promise<boolean> {
  try {
    await cp(folder, join(copy, 'postgres'), { recursive: true, mode: constants.COPYFILE_FICLONE });
  } catch (error) {
    if (!(await isFolderInUse(dir))) throw error;
  }
  return !(await isFolderInUse(dir));
}

async function readAll(copy: string): Promise<FolderState> {
  const { pool, close } = await openEmbedded(copy);
  try {
    const tables = await readTables(pool, join(copy, 'postgres'));
    return { state: 'opened', tables, pending: await pendingMigrations(pool) };
  } finally {
    await close();
  }
}

/** Reads every page of our tables and of what PostgreSQL keeps beside them. It compares each page with its checksum. */
async function readTables(pool: Pool, folder: string): Promise<number> {
  await pool.query('SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off');
  const { rows } = await pool.query<{ name: string; part: string }>(
    `SELECT c.oid::regclass::text AS name, p.oid::regclass::text AS part
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class p ON p.oid IN (c.oid, c.reltoastrelid)
      WHERE c.relkind = 'r' AND n.nspname IN ('kakehashi', 'bullmq')`,
  );
  for (const { name, part } of rows) {
    try {
      await pool.query(`SELECT count(*) FROM ${part}`);
    } catch (error) {
      throw damagedError(folder, `its table ${name} can't be read (${(error as Error).message})`);
    }
  }
  return new Set(rows.map(({ name }) => name)).size;
}

/** Removes this user's copies that a killed process left behind: they hold what people wrote. */
function removeLeftOvers(temporary: string): void {
  for (const name of readdirSync(temporary).filter((each) => each.startsWith(PREFIX))) {
    const path = join(temporary, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() !== true || found.uid !== process.getuid?.()) continue;
    if (Date.now() - found.mtimeMs > LEFT_OVER_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** Removes a folder into which a thread may still write: what it wrote meanwhile goes with the next try. */
function removeBusy(path: string): void {
  for (let tries = 0; tries < MOST_TRIES && existsSync(path); tries += 1) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (tries === MOST_TRIES - 1) throw error;
    }
  }
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files.reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
}
