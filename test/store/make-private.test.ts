import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makePrivate } from '../../src/store/make-private.ts';

test('closes a folder of an earlier release to other users, and leaves the permissions of its owner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kakehashi-private-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'postgres/base/1');
  mkdirSync(join(folder, 'postgres/base'), { recursive: true });
  writeFileSync(file, 'rows');
  chmodSync(folder, 0o755);
  chmodSync(file, 0o666);
  expect(makePrivate(folder)).toEqual([]);
  const modes = [folder, join(folder, 'postgres'), file].map((path) => statSync(path).mode & 0o777);
  expect(modes).toEqual([0o700, 0o700, 0o600]);
});
