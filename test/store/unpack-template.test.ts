import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { create } from 'tar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackTemplate } from '../../src/store/unpack-template.ts';

let dir = '';
let template = new URL('file:///');
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'kakehashi-unpack-'));
  const source = join(dir, 'source');
  mkdirSync(join(source, 'base', '5'), { recursive: true });
  mkdirSync(join(source, 'pg_notify'));
  writeFileSync(join(source, 'PG_VERSION'), '18\n');
  writeFileSync(join(source, 'base', '5', '16384'), Buffer.alloc(8192, 7));
  const file = join(dir, 'template.tar.gz');
  await create({ file, cwd: source, gzip: true, portable: true }, ['.']);
  rmSync(source, { recursive: true });
  template = pathToFileURL(file);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const foldersIn = (path: string) => readdirSync(path).filter((name) => name.startsWith('postgres'));

test('the folder is a copy of the packed one, with its empty folders', async () => {
  const folder = join(dir, 'postgres');
  await unpackTemplate(template, folder);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'PG_VERSION',
    'base',
    join('base', '5'),
    join('base', '5', '16384'),
    'pg_notify',
  ]);
  expect(readFileSync(join(folder, 'base', '5', '16384'))).toEqual(Buffer.alloc(8192, 7));
  expect(foldersIn(dir)).toEqual(['postgres']);
});

test('files that a killed process had unpacked do not get into the folder', async () => {
  mkdirSync(join(dir, 'postgres.unpacking', 'base'), { recursive: true });
  writeFileSync(join(dir, 'postgres.unpacking', 'base', 'half'), 'half a file');
  await unpackTemplate(template, join(dir, 'postgres'));
  expect(readdirSync(join(dir, 'postgres', 'base'))).toEqual(['5']);
  expect(foldersIn(dir)).toEqual(['postgres']);
});

test('a damaged template creates no folder', async () => {
  const whole = readFileSync(template);
  writeFileSync(template, whole.subarray(0, whole.length / 2));
  await expect(unpackTemplate(template, join(dir, 'postgres'))).rejects.toThrow();
  expect(foldersIn(dir)).not.toContain('postgres');
});
