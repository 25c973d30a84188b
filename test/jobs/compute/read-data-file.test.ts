import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { readDataFile } from '../../../src/jobs/compute/read-data-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'kakehashi-read-'));
beforeAll(() => {
  mkdirSync(join(dir, 'folder'));
  execFileSync('mkfifo', [join(dir, 'pipe')]);
  writeFileSync(join(dir, 'large.csv'), Buffer.alloc(5_000_001, 'x'));
  writeFileSync(join(dir, 'full.csv'), Buffer.alloc(5_000_000, 'y'));
  writeFileSync(join(dir, 'empty.csv'), '');
});
afterAll(() => rmSync(dir, { recursive: true }));

function refusalOf(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.values } : error;
  }
  return 'no refusal';
}

it.each(['folder', 'pipe'])('a %s is refused, and the app does not wait for it', (name) => {
  const file = join(dir, name);
  expect(refusalOf(() => readDataFile(file))).toEqual({ code: 'file_special', file });
});

it('a pipe with a writer is refused as well', async () => {
  const file = join(dir, 'pipe');
  const writer = spawn('sh', ['-c', `exec cat /dev/zero > '${file}'`], { stdio: 'ignore' });
  const ended = new Promise((resolve) => writer.once('exit', resolve));
  expect(refusalOf(() => readDataFile(file))).toEqual({ code: 'file_special', file });
  writer.kill('SIGKILL');
  await ended;
});

it('a device that never ends is refused', () => {
  const file = '/dev/zero';
  expect(refusalOf(() => readDataFile(file))).toEqual({ code: 'file_special', file });
});

it('a file that is missing is refused with its name', () => {
  const file = join(dir, 'none.csv');
  expect(refusalOf(() => readDataFile(file))).toEqual({ code: 'file_unreadable', file });
});

it('a file of the largest size is read as a whole, and one byte more is refused', () => {
  expect(readDataFile(join(dir, 'full.csv'), 5)).toEqual(Buffer.alloc(5_000_000, 'y'));
  const file = join(dir, 'large.csv');
  expect(refusalOf(() => readDataFile(file, 5))).toEqual({ code: 'file_too_large', file, limit: 5 });
});

it('a file that holds more than its size says is refused when the limit is reached', () => {
  // Linux says that files of /proc are empty.
  const file = '/proc/self/maps';
  expect(readDataFile(file).length).toBeGreaterThan(1000);
  expect(refusalOf(() => readDataFile(file, 0.0001))).toEqual({ code: 'file_too_large', file, limit: 0.0001 });
});

it('an empty file is empty', () => {
  expect(readDataFile(join(dir, 'empty.csv'))).toHaveLength(0);
});
