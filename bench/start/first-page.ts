/**
 * Time until the rehearsal page answers and until the greeting is printed: `node dist/cli.js start` on an empty folder, the same
 * again on the existing folder, and `npm start` when nothing has changed. On Linux also the CPU seconds of all threads up to the
 * greeting, which is the figure to compare on a busy machine.
 * Run: npm run build && npx tsx bench/start/first-page.ts [times]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../test/helpers/start-kakehashi.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const times = Number(process.argv[2] ?? 5);
const POLL_MS = 5;
/** The kernel counts CPU time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

interface Figures {
  /** Milliseconds until the page answers; `greetingMs` until the greeting. */
  pageMs: number;
  greetingMs: number;
  /** Undefined outside Linux, and for `npm`, whose child does the work. */
  cpuSeconds?: number;
}

async function measure(command: string, args: string[], dir: string): Promise<Figures> {
  const port = await freePort();
  const env = { PATH: process.env.PATH, KAKEHASHI_DIR: dir, PORT: String(port), LOG_LEVEL: 'warn' };
  const since = performance.now();
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const greeted = greeting(child).then(() => ({
    greetingMs: performance.now() - since,
    ...(command === process.execPath ? cpuSeconds(child) : {}),
  }));
  const pageMs = await firstPage(port).then(() => performance.now() - since);
  const figures = await greeted;
  await end(child);
  return { pageMs, ...figures };
}

function greeting({ stdout }: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve) => {
    stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('is ready to rehearse')) resolve();
    });
  });
}

async function firstPage(port: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(POLL_MS);
  }
}

function cpuSeconds({ pid }: ChildProcess): { cpuSeconds?: number } {
  if (process.platform !== 'linux') return {};
  const [user = 0, system = 0] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return { cpuSeconds: (user + system) / TICKS_PER_SECOND };
}

/** Sends SIGINT to the process and its children, as Ctrl-C does. */
async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  process.kill(-Number(child.pid), 'SIGINT');
  await ended;
}

function report(name: string, all: Figures[]): void {
  const sorted = (of: (figures: Figures) => number) => all.map(of).sort((a, b) => a - b);
  const told = (values: number[], digits = 0) =>
    `${values[values.length >> 1]?.toFixed(digits)} (${values[0]?.toFixed(digits)} to ${values.at(-1)?.toFixed(digits)})`;
  const cpu = all.every((each) => each.cpuSeconds !== undefined)
    ? `, processor ${told(
        sorted((each) => each.cpuSeconds ?? 0),
        2,
      )} s`
    : '';
  console.log(
    `${name}: page ${told(sorted((each) => each.pageMs))} ms, greeting ${told(sorted((each) => each.greetingMs))} ms${cpu}`,
  );
}

const start = ['dist/cli.js', 'start'];
const empty: Figures[] = [];
const existing: Figures[] = [];
const npm: Figures[] = [];
for (let time = 0; time < times; time += 1) {
  const dir = mkdtempSync(join(tmpdir(), 'kakehashi-start-'));
  empty.push(await measure(process.execPath, start, dir));
  existing.push(await measure(process.execPath, start, dir));
  npm.push(await measure('npm', ['start'], dir));
  rmSync(dir, { recursive: true, force: true });
}
console.log(
  `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}; median (min to max) of ${times}`,
);
report('empty folder', empty);
report('existing folder', existing);
report('npm start, nothing changed', npm);
