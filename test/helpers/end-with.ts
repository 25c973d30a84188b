import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WAIT_MS } from './patience.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs a `kakehashi` command that ends by itself. Resolves with its exit code and its output. */
export function endWith(
  env: Record<string, string>,
  command = 'start',
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, command],
      { env: { PATH: process.env.PATH ?? '', ...env }, timeout: WAIT_MS },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
