import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildChanged } from '../../scripts/build-changed.mjs';

let root = '';
const path = (file: string) => join(root, file);
const sources = () => readdirSync(path('src')).filter((name) => name.endsWith('.txt'));

/** Part one copies each source in upper case. Part two copies `a.txt` into a bundle. */
const build = (make?: () => void) =>
  buildChanged(root, 'out/.built.json', [
    {
      name: 'copies',
      inputs: ['src', 'lock.json'],
      except: ['src/page'],
      outputs: () => sources().map((name) => `out/${name}`),
      make() {
        mkdirSync(path('out'), { recursive: true });
        for (const name of sources())
          writeFileSync(path(`out/${name}`), readFileSync(path(`src/${name}`), 'utf8').toUpperCase());
        make?.();
      },
    },
    {
      name: 'bundle',
      inputs: ['out/a.txt'],
      outputs: () => ['out/bundle'],
      make: () => writeFileSync(path('out/bundle'), readFileSync(path('out/a.txt'))),
    },
  ]);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'kakehashi-build-'));
  mkdirSync(path('src/page'), { recursive: true });
  writeFileSync(path('src/a.txt'), 'a');
  writeFileSync(path('src/b.txt'), 'b');
  writeFileSync(path('src/page/p.css'), 'p');
  writeFileSync(path('lock.json'), '{}');
  expect(await build()).toEqual(['copies', 'bundle']);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('rebuilds nothing when nothing has changed', async () => {
  expect(await build()).toEqual([]);
});

test.each<[string, () => void, string[]]>([
  ['a source has changed', () => writeFileSync(path('src/a.txt'), 'aa'), ['copies', 'bundle']],
  ['a source of a single part has changed', () => writeFileSync(path('src/b.txt'), 'bb'), ['copies']],
  ['a source was added', () => writeFileSync(path('src/c.txt'), 'c'), ['copies']],
  ['a source was removed', () => rmSync(path('src/b.txt')), ['copies']],
  ['the lock file has changed', () => writeFileSync(path('lock.json'), '{ }'), ['copies']],
  ['an output is missing', () => rmSync(path('out/b.txt')), ['copies']],
  ['an output of the last part is missing', () => rmSync(path('out/bundle')), ['bundle']],
  ['every output is missing', () => rmSync(path('out'), { recursive: true }), ['copies', 'bundle']],
  ['an excluded file has changed', () => writeFileSync(path('src/page/p.css'), 'pp'), []],
])('when %s, rebuilds exactly the parts that depend on it', async (_what, change, made) => {
  change();
  expect(await build()).toEqual(made);
  expect(await build()).toEqual([]);
});

test('removes the output of a removed source', async () => {
  rmSync(path('src/b.txt'));
  await build();
  expect(readdirSync(path('out')).sort()).toEqual(['.built.json', 'a.txt', 'bundle']);
});

test('removes outputs that no build has recorded, since their source may be gone', async () => {
  rmSync(path('out/.built.json'));
  writeFileSync(path('out/gone.txt'), 'GONE');
  expect(await build()).toEqual(['copies', 'bundle']);
  expect(existsSync(path('out/gone.txt'))).toBe(false);
});

test('rebuilds a failed part even when its source is restored', async () => {
  writeFileSync(path('src/a.txt'), 'wrong');
  await expect(
    build(() => {
      throw new Error('the compiler found an error');
    }),
  ).rejects.toThrow('the compiler found an error');
  writeFileSync(path('src/a.txt'), 'a');
  expect(await build()).toEqual(['copies']);
  expect(readFileSync(path('out/a.txt'), 'utf8')).toBe('A');
});
