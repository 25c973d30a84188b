import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs a command in a process that gives every user what it writes, as a shell does. @returns what it printed */
function run(dir: string, ...argv: string[]): Promise<string> {
  return new Promise((resolve) => {
    const line = 'umask 000; exec "$0" "$@"';
    const env = { PATH: process.env.PATH, KAKEHASHI_DIR: dir };
    execFile('sh', ['-c', line, process.execPath, CLI, ...argv], { env }, (_error, stdout, stderr) =>
      resolve(`${stdout}${stderr}`),
    );
  });
}

/**
 * What other users may read, write or enter in a folder. PostgreSQL's cache of its own catalog keeps its mode, inside of the closed
 * folder.
 */
function openToOthers(dir: string): string[] {
  const all = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => join(dir, name));
  return [dir, ...all].filter((path) => (statSync(path).mode & 0o077) !== 0 && !path.endsWith('/pg_internal.init'));
}

test.each([
  ['migrate', ['migrate'], 'The database is up to date.'],
  ['erase', ['erase', '--user', 'U012ABCDEF', '--yes'], 'Nothing is kept about U012ABCDEF.'],
])(
  '%s makes a database that only its user reads, and closes one that every user can read',
  async (_name, argv, said) => {
    const dir = mkdtempSync(join(tmpdir(), 'kakehashi-private-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    expect(await run(dir, ...argv)).toContain(said);
    expect(openToOthers(join(dir, 'postgres'))).toEqual([]);
    chmodSync(join(dir, 'postgres'), 0o755);
    for (const name of ['base', 'pg_wal', 'PG_VERSION']) chmodSync(join(dir, 'postgres', name), 0o755);
    expect(await run(dir, ...argv)).toContain(said);
    expect(openToOthers(join(dir, 'postgres'))).toEqual([]);
  },
);
