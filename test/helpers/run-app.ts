import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StandIn } from 'slack-stand-in';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface RunningApp {
  /** Sends SIGKILL: the process closes and flushes nothing. */
  kill(): Promise<void>;
  /** Sends SIGINT, as Ctrl-C does. @returns the exit code */
  interrupt(): Promise<number | null>;
  /** Sends SIGTERM, as a supervisor does. @returns the exit code */
  terminate(): Promise<number | null>;
  /** Everything the process has written so far. */
  output(): string;
  /** The part of the output on standard error: the log. */
  errors(): string;
}

/** Settings of an app that serves this workspace in Socket Mode. */
export function slackEnv({ botToken, appToken, apiUrl }: Pick<StandIn, 'botToken' | 'appToken' | 'apiUrl'>) {
  return { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl };
}

/**
 * Runs `kakehashi start` (or `web`, `worker`) in a separate process. Resolves when the process serves.
 * @throws Error with the process's output when it ends earlier
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
