import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { inspectDataFolder } from '../../src/store/inspect-data-folder.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { openStore } from '../../src/store/open-store.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const WAL = join('pg_wal', '000000010000000000000001');

/** A database with every table, which each test damages a copy of. */
const whole = mkdtempSync(join(tmpdir(), 'kakehashi-whole-'));
let dir = '';
let folder = '';
/** Files of the tables that the migrations made. */
let ownFiles: string[] = [];
beforeAll(async () => {
  await (await openStore({ dir: whole })).close();
  ownFiles = readdirSync(join(whole, 'postgres', 'base', '5'))
    .filter((name) => /^\d+$/u.test(name) && Number(name) >= 16_384)
    .map((name) => join('base', '5', name));
});
afterAll(() => rmSync(whole, { recursive: true }));
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kakehashi-damaged-'));
  folder = join(dir, 'postgres');
  cpSync(join(whole, 'postgres'), folder, { recursive: true });
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(dir, { recursive: true, force: true });
});

const at = (path: string) => join(folder, path);
const empty = (path: string) => truncateSync(at(path));
const remove = (path: string) => rmSync(at(path), { recursive: true });
/** Bytes that are no part of a database, the same in every run. */
const overwrite = (path: string, bytes = 8192) => {
  const noise = createHash('sha256').update(path).digest();
  writeFileSync(at(path), Buffer.concat(Array.from({ length: bytes / noise.length }, () => noise)));
};

/** Every file with what changes when it's written to. */
function stateOf(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { mode, size, mtimeMs, ino } = lstatSync(join(path, name));
      return [name, mode, size, mtimeMs, ino].join(' ');
    });
}
const leftOvers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kakehashi-doctor-'));

async function problemOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? String(error.values.problems) : `no AppError: ${String(error)}`;
}

const DAMAGE: [string, () => void][] = [
  ['an empty pg_control', () => empty('global/pg_control')],
  ['a pg_control of other bytes', () => overwrite('global/pg_control')],
  ['no pg_control', () => remove('global/pg_control')],
  [
    'a folder in the place of pg_control',
    () => {
      remove('global/pg_control');
      mkdirSync(at('global/pg_control'));
    },
  ],
  ['an empty write-ahead log', () => empty(WAL)],
  ['a write-ahead log of other bytes', () => overwrite(WAL, 1_048_576)],
  ['no write-ahead log', () => remove(WAL)],
  ['no pg_xact', () => remove('pg_xact')],
  ['no map of the tables', () => remove('base/5/pg_filenode.map')],
  ['no tables of the app’s database', () => remove('base/5')],
  ['a catalogue of other bytes', () => overwrite('base/5/1259', 114_688)],
  ['an empty PG_VERSION', () => empty('PG_VERSION')],
  ['no configuration', () => remove('postgresql.conf')],
  ['tables of other bytes', () => ownFiles.forEach((file) => void overwrite(file))],
];

test.each(DAMAGE)(
  '%s: doctor and a start say what to do in one line, and doctor changes nothing',
  async (_what, damage) => {
    damage();
    const before = stateOf(dir);
    const examined = await problemOf(inspectDataFolder(dir));
    expect(stateOf(dir)).toEqual(before);
    expect(leftOvers()).toEqual([]);
    const started = await problemOf(openStore({ dir }));
    for (const said of [examined, started]) {
      expect(said).toMatch(/^KAKEHASHI_DIR: the database in \S+ (?:is|can't be opened: its files are) damaged/u);
      expect(said).toContain(`the database in ${folder} `);
      expect(said).toContain('Put back a backup of the folder, or move the folder away');
      expect(said).not.toMatch(/\n|Aborted|PGlite|ASSERTIONS/u);
    }
  },
);

test.each([
  ['17', 'older'],
  ['19', 'newer'],
])('the folder of PostgreSQL %s is refused with the advice to start the %s release', async (version, release) => {
  writeFileSync(at('PG_VERSION'), `${version}\n`);
  const before = stateOf(folder);
  for (const attempt of [() => inspectDataFolder(dir), () => openStore({ dir })]) {
    const said = await problemOf(attempt());
    expect(said).toContain(`PostgreSQL ${version} made the database in ${folder}`);
    expect(said).toContain(`Start the ${release} release that made it`);
  }
  expect(stateOf(folder)).toEqual(before);
});

test('the version that folders are compared with is that of the embedded database', async () => {
  const { pool, close } = await openEmbedded(dir);
  const { rows } = await pool.query('SHOW server_version');
  await close();
  expect(readFileSync(at('PG_VERSION'), 'utf8').trim()).toBe(String(Number.parseInt(rows[0].server_version, 10)));
});

test('doctor reads every table of a copy, changes nothing, and leaves no copy behind', async () => {
  const before = stateOf(dir);
  expect(await inspectDataFolder(dir)).toEqual({ state: 'opened', tables: expect.any(Number), pending: [] });
  expect(stateOf(dir)).toEqual(before);
  expect(leftOvers()).toEqual([]);
});

test('doctor finds the one table that can’t be read', async () => {
  const { pool, close } = await openEmbedded(dir);
  const { rows } = await pool.query("SELECT pg_relation_filepath('kakehashi.migration') AS path");
  await close();
  overwrite(rows[0].path);
  expect(await problemOf(inspectDataFolder(dir))).toContain("its table kakehashi.migration can't be read");
});

test('doctor copies nothing while an app has the database open, and says so', async () => {
  const { close } = await openEmbedded(dir);
  const before = stateOf(dir);
  expect(await inspectDataFolder(dir)).toEqual({ state: 'in-use' });
  expect(stateOf(dir)).toEqual(before);
  await close();
});

test('doctor removes what a killed doctor left behind, and nothing else', async () => {
  const [old, young, other] = ['kakehashi-doctor-', 'kakehashi-doctor-', 'kakehashi-data-'].map((prefix) =>
    mkdtempSync(join(tmpdir(), prefix)),
  ) as [string, string, string];
  const longAgo = new Date(Date.now() - 3 * 3_600_000);
  for (const path of [old, other]) utimesSync(path, longAgo, longAgo);
  const link = join(tmpdir(), `kakehashi-doctor-link-${process.pid}`);
  symlinkSync(other, link);
  try {
    expect(await inspectDataFolder(dir)).toMatchObject({ state: 'opened' });
    expect([old, young, other].map((path) => existsSync(path))).toEqual([false, true, true]);
  } finally {
    for (const path of [old, young, other, link]) rmSync(path, { recursive: true, force: true });
  }
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('doctor that is ended by %s leaves no copy behind', async (signal, code) => {
  const temporary = mkdtempSync(join(tmpdir(), 'kakehashi-tmp-'));
  const env = { PATH: process.env.PATH, KAKEHASHI_DIR: dir, TMPDIR: temporary };
  const child = spawn(process.execPath, [CLI, 'doctor'], { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await expect.poll(() => readdirSync(temporary, { recursive: true }).length).toBeGreaterThan(5);
  child.kill(signal);
  expect(await ended).toBe(code);
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});

/** Runs a command as a user who isn't root, because root may read every file. */
function asOther(command: string): Promise<{ code: number | null; said: string }> {
  const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const env = { PATH: process.env.PATH, KAKEHASHI_DIR: dir, PORT: '0' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, command], { env, ...other }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, said: stdout + stderr }),
    );
  });
}

test.each(['start', 'migrate', 'doctor'])(
  'kakehashi %s says in one line that this user may not read the folder',
  async (command) => {
    chmodSync(dir, 0o777);
    chmodSync(folder, 0o000);
    const { code, said } = await asOther(command);
    expect(code).toBe(1);
    // Doctor puts what to do on a line of its own.
    expect(said.replace(/\n\s+What to do:/u, '')).toContain(
      `this user may not read and write ${folder}. Start the app as the user that owns the folder`,
    );
    expect(said).not.toMatch(/\n\s+at |EACCES|"at":/u);
    expect(readdirSync(dir)).toEqual(['postgres']);
  },
);
