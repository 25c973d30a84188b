import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StandIn } from 'slack-stand-in';
import { freePort } from './start-kakehashi.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const PATIENTLY = fileURLToPath(new URL('serve-patiently.ts', import.meta.url));
const SECRET = 'the-secret-of-a-real-process';

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

/** Settings of an app that serves this workspace over HTTP, and where the workspace finds it. */
export async function httpEnv({ botToken, apiUrl }: Pick<StandIn, 'botToken' | 'apiUrl'>) {
  const port = await freePort();
  return {
    env: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: apiUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SECRET } as const,
  };
}

/** Runs the app in a separate process as `runApp` does, but for a busy machine: see `serve-patiently.ts`. */
export function runPatiently(env: Record<string, string>): Promise<RunningApp> {
  return run(['--import', 'tsx', PATIENTLY], env);
}

/**
 * Runs `kakehashi start` (or `web`, `worker`) in a separate process. Resolves when the process serves.
 * @throws Error with the process's output when it ends earlier
 */
export function runApp(env: Record<string, string>, command = 'start'): Promise<RunningApp> {
  return run([CLI, command], env);
}

function run(argv: readonly string[], env: Record<string, string>): Promise<RunningApp> {
  const child = spawn(process.execPath, argv, {
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
