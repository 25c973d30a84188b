import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { EVERY_TEAM } from '../../src/team/own-data.ts';
import { writeWorkbook } from '../helpers/write-workbook.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const sample = (name: string) => fileURLToPath(new URL(`../../data/samples/${name}`, import.meta.url));

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kakehashi-data-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Runs the command in a process without a terminal. */
function data(argv: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const all = { PATH: process.env.PATH, KAKEHASHI_DIR: dir, ...env };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, 'data', ...argv], { env: all }, (_e, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}
const NAMED = ['--name', 'Shops', '--target', 'revenue', '--row', 'a shop', '--allowed', 'Sales, until 2027'];

it('adds a table that every course can choose, without the columns that are left out', async () => {
  const added = await data([
    'add',
    sample('people.csv'),
    ...NAMED,
    '--leave-out',
    'customer_name',
    '--leave-out',
    'email',
  ]);
  expect(added).toMatchObject({ code: 0, out: 'Added: 40 rows, 6 columns. Courses can choose it now.\n' });
  // What is still in it that may tell who someone is.
  expect(added.err).toContain('phone: Looks like phone numbers.');
  expect(added.err).not.toContain('email:');
  expect((await data(['list'])).out).toMatch(
    /^Shops \(people\.csv\): 40 rows, 6 columns, predicts revenue, added \d{4}-/u,
  );
  const { store, close } = await openStore({ dir });
  const [table] = await store.ownData.shared();
  expect(table).toMatchObject({
    teamId: EVERY_TEAM,
    state: 'used',
    consent: { how: 'said', text: 'Sales, until 2027' },
  });
  const kept = ['address', 'age', 'birth_date', 'phone', 'remarks', 'revenue'];
  expect(Object.keys(table?.types ?? {}).toSorted()).toEqual(kept);
  await close();
});

it('reads the sheet of a workbook that is named, and says so', async () => {
  const sales = [['shop', 'revenue'], ...Array.from({ length: 9 }, (_, n) => [`S${n}`, 10 + n])];
  const file = join(dir, 'sales.xlsx');
  writeFileSync(file, writeWorkbook({ 'Q1 2025': sales, Q2: sales.slice(0, 6) }));
  const named = ['add', file, '--name', 'Q2', '--target', 'revenue', '--row', 'a shop', '--allowed', 'Sales'];
  expect((await data([...named, '--sheet', 'Q3'])).err).toContain('Q1 2025, Q2.');
  const added = await data([...named, '--sheet', 'Q2']);
  expect(added).toMatchObject({ code: 0, out: 'Added: 5 rows, 2 columns. Courses can choose it now.\n' });
  expect(added.err).toContain('sheet "Q2", one of 2');
  expect((await data(['remove', 'Q2', '--yes'])).out).toContain('Deleted Q2');
});

it('says in one sentence what is wrong, and stores nothing', async () => {
  const ragged = await data(['add', sample('ragged.csv'), ...NAMED]);
  expect(ragged).toMatchObject({ code: 1, out: '' });
  expect(ragged.err).toBe(
    'Line 3 has 2 cells instead of 3: check its commas and quotation marks up to column "space".\n',
  );
  expect((await data(['add', sample('no-numbers.csv'), ...NAMED])).code).toBe(1);
  expect((await data(['add', sample('retail.csv'), '--name', 'x'])).err).toContain("Option '--allowed' is missing");
  expect((await data(['add'])).err).toContain('Name the file');
  expect((await data([])).err).toContain('add, list, remove or rotate');
  expect((await data(['remove', 'Nothing', '--yes'])).err).toContain('There is no table "Nothing"');
  expect((await data(['remove', 'Shops'])).err).toContain('add --yes');
  expect((await data(['list'])).out.split('\n')).toHaveLength(2);
});

it('encrypts what is stored with a key, and decrypts it without one', async () => {
  const DATA_KEY = randomBytes(32).toString('base64');
  expect((await data(['rotate'], { DATA_KEY: 'short' })).err).toContain('32 random bytes');
  expect(await data(['rotate'], { DATA_KEY })).toMatchObject({ code: 0, out: '1 row changed.\n' });
  expect((await data(['rotate'])).err).toContain('DATA_KEY_BEFORE');
  expect((await data(['rotate'], { DATA_KEY_BEFORE: DATA_KEY })).out).toBe('1 row changed.\n');
});

it('removes a table for good', async () => {
  expect((await data(['remove', 'Shops', '--yes'])).out).toBe('Deleted Shops, and 0 files made from it.\n');
  expect((await data(['list'])).out).toBe('No table is added.\n');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(files.length).toBeGreaterThan(100);
  for (const each of files) {
    expect(readFileSync(join(each.parentPath, each.name)).includes('birth_date,address')).toBe(false);
  }
});
