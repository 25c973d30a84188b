import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lockFolder } from '../../src/store/lock-folder.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

it('migrate beside an app on the embedded database is refused in one sentence that says what to do', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kakehashi-migrate-'));
  const unlock = await lockFolder(dir);
  const { code, stdout, stderr } = await new Promise<{ code: number | null; stdout: string; stderr: string }>(
    (resolve) => {
      const env = { PATH: process.env.PATH, KAKEHASHI_DIR: dir };
      const child = execFile(process.execPath, [CLI, 'migrate'], { env }, (_error, out, err) =>
        resolve({ code: child.exitCode, stdout: out, stderr: err }),
      );
    },
  );
  await unlock();
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^The app that runs on \S+ has its database open, .+ Stop the app, .+\n$/u);
  expect(readdirSync(dir)).toEqual([]);
  rmSync(dir, { recursive: true });
});
