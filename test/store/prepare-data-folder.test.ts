import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { pendingMigrations } from '../../src/store/migrate.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { prepareDataFolder } from '../../src/store/prepare-data-folder.ts';

let dir = '';
let folder = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kakehashi-data-'));
  folder = join(dir, 'postgres');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Creates files. Only their names matter here, and the version. */
function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file === 'PG_VERSION' ? '18\n' : '');
  }
}
const filesOf = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
function problemOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AppError) return String(error.values.problems);
    throw error;
  }
  return '';
}

/** Files of a database with a table of ours: the table, and its free space map. */
const WHOLE = ['PG_VERSION', 'global/pg_control', 'base/1/1259', 'base/5/1259', 'base/5/16384', 'base/5/16384_fsm'];

test('an empty folder has no database', () => {
  expect(prepareDataFolder(folder)).toBe(false);
  expect(readdirSync(dir)).toEqual([]);
});

test('the folder of a complete database is not changed', () => {
  write(...WHOLE);
  const before = filesOf(dir);
  expect(prepareDataFolder(folder)).toBe(true);
  expect(filesOf(dir)).toEqual(before);
});

test('files that a killed start had unpacked are removed, and the database stays', () => {
  write(...WHOLE);
  mkdirSync(join(dir, 'postgres.unpacking', 'base'), { recursive: true });
  expect(prepareDataFolder(folder)).toBe(true);
  expect(readdirSync(dir)).toEqual(['postgres']);
});

test.each([
  ['nothing', []],
  ['no control file', ['base/1/1259', 'base/5/12626', 'base/5/12626_vm']],
  ['a control file and no version', ['base/1/1259', 'global/pg_control']],
  ['every table of PostgreSQL and none of ours', ['PG_VERSION', 'global/pg_control', 'base/5/1259']],
])('the folder of an older release with %s is renamed, because it never held data', (_what, files) => {
  mkdirSync(folder);
  write(...files);
  const before = filesOf(folder);
  expect(prepareDataFolder(folder)).toBe(false);
  expect(existsSync(folder)).toBe(false);
  expect(filesOf(join(dir, 'postgres.unfinished'))).toEqual(before);
});

test.each([
  ['its first file names a table of ours', '000000010000000000000001', 'CREATE SCHEMA kakehashi'],
  ['it is long', '000000010000000000000002', ''],
])('a database without tables, whose log once had some because %s, is refused and stays', (_why, name, content) => {
  write('PG_VERSION', 'global/pg_control', 'base/5/1259', join('pg_wal', name));
  writeFileSync(join(folder, 'pg_wal', name), content);
  const before = filesOf(dir);
  expect(problemOf(() => prepareDataFolder(folder))).toContain('the files of its tables are missing');
  expect(filesOf(dir)).toEqual(before);
});

test('a renamed folder does not replace one that was renamed earlier', () => {
  mkdirSync(join(dir, 'postgres.unfinished'));
  mkdirSync(folder);
  prepareDataFolder(folder);
  expect(readdirSync(dir).sort()).toEqual(['postgres.unfinished', 'postgres.unfinished-2']);
});

test.each(['PG_VERSION', 'global/pg_control'])(
  'a database with a table of ours and without %s is refused in one sentence, and stays as it is',
  (missing) => {
    write(...WHOLE.filter((file) => file !== missing));
    const before = filesOf(dir);
    const problem = problemOf(() => prepareDataFolder(folder));
    expect(problem).toContain(`KAKEHASHI_DIR: the database in ${folder} is damaged: ${join(missing)} missing`);
    expect(filesOf(dir)).toEqual(before);
  },
);

test('a start after a killed start has a complete database', async () => {
  mkdirSync(join(dir, 'postgres.unpacking', 'base'), { recursive: true });
  const { pool, close } = await openEmbedded(dir);
  expect(await pendingMigrations(pool)).toEqual([]);
  await close();
  expect(readdirSync(dir)).toEqual(['postgres']);
});

test('a damaged database is refused in one sentence, and its folder is unlocked', async () => {
  write(...WHOLE);
  for (const _twice of [1, 2]) {
    const error = await openEmbedded(dir).catch((thrown: unknown) => thrown);
    const problems = error instanceof AppError ? String(error.values.problems) : error;
    expect(problems).toMatch(
      /^KAKEHASHI_DIR: the database in .+ can't be opened: its files are damaged\. Put back a backup/u,
    );
  }
});
