import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Duty } from '../../../src/service/service-options.ts';

const SERVE = fileURLToPath(new URL('../serve-on-clock.ts', import.meta.url));

/** Manages the app's processes, and restarts each one that ends, as a supervisor does. */
export function createFleet(duties: readonly Duty[], env: Record<string, string | undefined>) {
  const running = new Map<ChildProcess, Duty>();
  const expected = new Set<ChildProcess>();
  const changed: Record<string, string> = {};
  let fell = 0;
  let isOver = false;
  const launch = (duty: Duty): Promise<void> => {
    const child = spawn(process.execPath, ['--import', 'tsx', SERVE, duty], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...env, ...changed },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.set(child, duty);
    let output = '';
    child.stderr.on('data', (chunk) => {
      output = `${output}${chunk}`.slice(-2000);
    });
    return new Promise((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        if (String(chunk).includes('ready')) resolve();
      });
      child.once('exit', (code) => {
        running.delete(child);
        if (expected.has(child) || isOver) return resolve();
        fell += 1;
        if (process.env.PROVE_VERBOSE) console.error(`${duty} ended with ${code}: ${output}`);
        // A supervisor waits a moment before the next try.
        sleep(1000)
          .then(() => (isOver ? undefined : launch(duty)))
          .then(resolve, reject);
      });
    });
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    expected.add(child);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  return {
    fell: () => fell,
    start: () => Promise.all(duties.map(launch)),
    /** Kills one process that runs jobs. */
    async killOne(random: () => number): Promise<void> {
      const workers = [...running].filter(([, duty]) => duty !== 'web');
      const [child, duty] = workers[Math.floor(random() * workers.length)] ?? [];
      if (child === undefined || duty === undefined) return;
      await kill(child);
      await launch(duty);
    },
    /** Kills all processes at once. They restart with these variables added to their environment. */
    async killAll(more: Record<string, string>): Promise<void> {
      Object.assign(changed, more);
      await Promise.all([...running.keys()].map(kill));
      await Promise.all(duties.map(launch));
    },
    async stop(): Promise<void> {
      isOver = true;
      await Promise.all([...running.keys()].map(kill));
    },
  };
}
