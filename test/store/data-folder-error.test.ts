import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { dataFolderError } from '../../src/store/data-folder-error.ts';

const dir = mkdtempSync(join(tmpdir(), 'kakehashi-error-'));
afterAll(() => rmSync(dir, { recursive: true }));
const said = (error: AppError) => String(error.values.problems);

test.each(['ENOSPC', 'EDQUOT'])('a write that ends with %s is a full disk', (code) => {
  const cause = Object.assign(new Error(`${code}: no space left on device, write`), { code });
  expect(said(dataFolderError(join(dir, 'new'), cause))).toMatch(/the disk of .+ is full\. Make room on it/u);
});

test('a database that ends without a reason on a full disk is a full disk, not damage', () => {
  const error = dataFolderError(dir, new Error('Aborted()'), () => false);
  expect(said(error)).toMatch(/the disk of .+ is full\./u);
  expect(said(error)).not.toContain('damaged');
});

test('a database that ends without a reason on a disk with room is damaged', () => {
  expect(said(dataFolderError(dir, new Error('Aborted()'), () => true))).toContain('its files are damaged. Put back');
});

test.each(['EACCES', 'EPERM', 'EROFS'])('a file that ends with %s is named', (code) => {
  const cause = Object.assign(new Error(`${code}: not permitted`), { code, path: join(dir, 'socket-folder') });
  expect(said(dataFolderError(join(dir, 'new'), cause))).toContain(
    `read and write ${join(dir, 'socket-folder')}. Start`,
  );
});

test('an error that is a sentence already stays as it is', () => {
  const error = new AppError('config_invalid', { problems: 'the folder is in use' });
  expect(dataFolderError(dir, error)).toBe(error);
});
