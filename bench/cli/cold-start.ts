/**
 * CPU seconds, user and system, of whole processes of `kakehashi run`, beside those of a Node that runs nothing.
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

/** CPU seconds of a process with all its threads, as the shell's `times` tells them: the second line is about its children. */
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

/** One row; the versions take turns, so that a busy machine is busy for both. */
function row(name: string, commands: readonly (readonly string[])[]): string {
  const rounds = Array.from({ length: RUNS }, () => commands.map(cpuSeconds));
  const cells = commands.map((_, i) => {
    const taken = rounds.map((round) => round[i] ?? 0);
    return `${median(taken).toFixed(2)} (${Math.min(...taken).toFixed(2)} to ${Math.max(...taken).toFixed(2)})`;
  });
  return [name.padEnd(36), ...cells.map((cell) => cell.padEnd(22))].join(' ').trimEnd();
}

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
console.log(`CPU seconds, median of ${RUNS} (least to most)${versions.length > 1 ? ': this version, the other' : ''}`);
console.log(row('node -e 0', [['-e', '0']]));
for (const command of COMMANDS) {
  console.log(
    row(
      command.join(' '),
      versions.map((cli) => [cli, ...command]),
    ),
  );
}
