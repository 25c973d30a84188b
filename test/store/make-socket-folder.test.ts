import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeSocketFolder } from '../../src/store/make-socket-folder.ts';
import { openStore } from '../../src/store/open-store.ts';

const newFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'kakehashi-socket-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

test('makes a folder that only this user enters, and removes it', () => {
  const { socket, path, remove } = makeSocketFolder(undefined);
  expect(statSync(socket.host).mode & 0o777).toBe(0o700);
  expect(path.startsWith(socket.host)).toBe(true);
  expect(Buffer.byteLength(path)).toBeLessThan(104);
  remove();
  expect(existsSync(socket.host)).toBe(false);
});

test('removes the folder of a process that was killed, and no other folder', () => {
  const dir = newFolder();
  const killed = makeSocketFolder(dir).socket.host;
  const next = makeSocketFolder(dir);
  expect(existsSync(killed)).toBe(false);
  expect(readFileSync(join(dir, 'socket-folder'), 'utf8')).toBe(next.socket.host);
  const precious = newFolder();
  writeFileSync(join(dir, 'socket-folder'), precious);
  makeSocketFolder(dir).remove();
  expect(existsSync(precious)).toBe(true);
  next.remove();
});

test('an open embedded database listens on no port of the machine', async () => {
  const opened = await openStore({ dir: newFolder() });
  try {
    const { rows } = await opened.pool.query('SELECT 1 AS one');
    expect(rows).toEqual([{ one: 1 }]);
    expect((opened.pool.options as { host?: string }).host).toMatch(/^\//u);
  } finally {
    await opened.close();
  }
});
