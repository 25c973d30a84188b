import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs a command in a process without settings. */
function kakehashi(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, ...argv],
      { env: { PATH: process.env.PATH } },
      (_e, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

describe.each(['start', 'web', 'worker', 'run', 'lessons check', 'migrate', 'erase', 'doctor'])(
  'kakehashi %s',
  (command) => {
    it('refuses an option that it does not have, in one sentence', async () => {
      const { code, stdout, stderr } = await kakehashi(...command.split(' '), '--prot', '80');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toBe(`Unknown option '--prot': see \`kakehashi ${command} --help\`.\n`);
    });

    it('describes itself with --help', async () => {
      const { code, stdout, stderr } = await kakehashi(...command.split(' '), '--help');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^kakehashi ${command}\\b.*\\n`, 'u'));
      expect(stdout).toContain('\n--help ');
    });
  },
);

it('an unknown command prints the list of commands', async () => {
  const { code, stderr } = await kakehashi('sevre');
  expect(code).toBe(1);
  expect(stderr.trimEnd().split('\n')).toHaveLength(9);
  for (const asked of [['help'], ['--help'], ['sevre', '--help']]) {
    expect(await kakehashi(...asked)).toEqual({ code: 0, stdout: stderr, stderr: '' });
  }
});

it.each([
  ['a step', ['run', 'analyze', '--help'], 'run'],
  ['a step with other options', ['run', 'train', '--json', '--help'], 'run'],
  ['the lessons', ['lessons', '--help'], 'lessons check'],
])('--help after %s describes the command', async (_what, argv, command) => {
  const { code, stdout, stderr } = await kakehashi(...argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^kakehashi ${command}\\b.*\\n`, 'u'));
});

it('an unexpected argument and a missing value are each refused in one sentence', async () => {
  expect((await kakehashi('doctor', 'now')).stderr).toMatch(/^Unexpected argument 'now'.*: see .*\n$/u);
  expect((await kakehashi('run', 'analyze', '--data', '--json')).stderr).toMatch(/^Option '--data' .*: see .*\n$/u);
});
