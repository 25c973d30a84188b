/**
 * CPU seconds (user and system) of whole `kakehashi run` processes, compared with a Node process that does nothing.
 * Run: npm run build && npx tsx bench/cli/cold-start.ts [dist/cli.js of another version]; needs a POSIX shell.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const RUNS = 5;
const own = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const versions = process.argv[2] === undefined ? [own] : [own, process.argv[2]];
const COMMANDS = [
  ['run', 'business-understanding', '--json'],
  ['run', 'all', '--json'],
];

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Measures the CPU seconds of a process and its threads. The second line of the shell's `times` counts child processes. */
function cpuSeconds(args: readonly string[]): number {
  const { stdout, stderr, status } = spawnSync(
    'sh',
    ['-ec', '"$@" > /dev/null; times', 'sh', process.execPath, ...args],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  const [, children = ''] = stdout.trim().split('\n');
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/gu)];
  if (parts.length !== 2) throw new Error(`the shell's times said ${stdout}`);
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** Formats one row. The versions alternate, so that a busy machine affects both. */
function row(name: string, commands: readonly (readonly string[])[]): string {
  const rounds = Array.from({ length: RUNS }, () => commands.map(cpuSeconds));
  const cells = commands.map((_, i) => {
    const taken = rounds.map((round) => round[i] ?? 0);
    return `${median(taken).toFixed(2)} (${Math.min(...taken).toFixed(2)} to ${Math.max(...taken).toFixed(2)})`;
  });
  return [name.padEnd(36), ...cells.map((cell) => cell.padEnd(22))].join(' ').trimEnd();
}

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
console.log(`CPU seconds, median of ${RUNS} (min to max)${versions.length > 1 ? ': this version, the other' : ''}`);
console.log(row('node -e 0', [['-e', '0']]));
for (const command of COMMANDS) {
  console.log(
    row(
      command.join(' '),
      versions.map((cli) => [cli, ...command]),
    ),
  );
}
