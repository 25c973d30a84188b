import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** `kakehashi` with a command that ends by itself: its exit code, and what it has written. */
export function endWith(
  env: Record<string, string>,
  command = 'start',
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, command],
      { env: { PATH: process.env.PATH ?? '', ...env }, timeout: 120_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
