import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { lockFolder } from '../../src/store/lock-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakehashi-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problemOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.values.problems : error),
  );

test('a folder is locked by one owner at a time, and is free after unlocking', async () => {
  const dir = join(folder, 'new', 'deep');
  const letGo = await lockFolder(dir);
  expect(await problemOf(lockFolder(dir))).toContain(`KAKEHASHI_DIR: the folder ${dir} is in use by another Kakehashi`);
  await letGo();
  expect(readdirSync(dir)).toEqual([]);
  await (await lockFolder(dir))();
});

test('one of many that start at once gets the lock', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
  const taken = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(taken).toHaveLength(1);
  await taken[0]?.();
});

test('one of many takes over the lock of a killed process', async () => {
  const address = join(folder, 'lock.sock');
  const code = `require('node:net').createServer().listen(${JSON.stringify(address)}, () => console.log('up'))`;
  const other = spawn(process.execPath, ['-e', code]);
  await new Promise((resolve) => other.stdout.once('data', resolve));
  expect(await problemOf(lockFolder(folder))).toContain('is in use');
  const gone = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await gone;
  expect(existsSync(address)).toBe(true);
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => lockFolder(folder)));
  const taken = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(taken).toHaveLength(1);
  await taken[0]?.();
});

test('the lock file of an earlier release, with the id of a living process, is ignored', async () => {
  writeFileSync(join(folder, 'lock'), String(process.ppid));
  await (await lockFolder(folder))();
});

test('a folder whose path is too long for a socket can be locked', async () => {
  const dir = join(folder, 'a'.repeat(120));
  mkdirSync(dir);
  const letGo = await lockFolder(dir);
  expect(await problemOf(lockFolder(dir))).toContain('is in use');
  await letGo();
  await (await lockFolder(dir))();
});

test('a folder where the system makes none is refused in one sentence, too', async () => {
  await expect(lockFolder('/proc/kakehashi/data')).rejects.toThrow(
    expect.objectContaining({
      values: { problems: expect.stringContaining('is not writable for this user (') },
    }),
  );
});

test('a folder that is not writable is refused in one sentence', async () => {
  writeFileSync(join(folder, 'file'), '');
  const dir = join(folder, 'file', 'inside');
  expect(await problemOf(lockFolder(dir))).toBe(
    `KAKEHASHI_DIR: ${dir} is not writable for this user (ENOTDIR): make it so, or name another folder.`,
  );
});
