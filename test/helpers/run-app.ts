import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface RunningApp {
  /** kill -9: nothing is closed, flushed or said goodbye to. */
  kill(): Promise<void>;
  /** Ctrl-C. @returns the exit code */
  interrupt(): Promise<number | null>;
  /** SIGTERM, as a supervisor sends it. @returns the exit code */
  terminate(): Promise<number | null>;
  /** What it has written. */
  output(): string;
  /** What of it went to standard error: its log. */
  errors(): string;
}

/**
 * `kakehashi start` (or `web`, `worker`) as a process of its own, resolved when it serves.
 * @throws Error with its output when it ends before
 */
export function runApp(env: Record<string, string>, command = 'start'): Promise<RunningApp> {
  const child = spawn(process.execPath, [CLI, command], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk;
    });
    const read = (chunk: Buffer) => {
      output += chunk;
      if (/Kakehashi (?:serves Slack|is ready to rehearse|works)/u.test(output))
        resolve(
          handle(
            child,
            ended,
            () => output,
            () => errors,
          ),
        );
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`the app ended with ${code}: ${output}`)));
  });
}

function handle(
  child: ChildProcess,
  ended: Promise<number | null>,
  output: () => string,
  errors: () => string,
): RunningApp {
  return {
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    interrupt() {
      child.kill('SIGINT');
      return ended;
    },
    terminate() {
      child.kill('SIGTERM');
      return ended;
    },
    output,
    errors,
  };
}
