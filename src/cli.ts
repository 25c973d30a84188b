#!/usr/bin/env node
import type { Config } from './config.ts';
import { LESSONS_FOLDER } from './course/read-lesson-files.ts';
import { AppError } from './errors.ts';
import type { Log } from './ports/log.ts';
import type { Duty } from './service/service-options.ts';
import type { Service } from './service/start-service.ts';
import type { EmbeddedThread } from './store/start-embedded-thread.ts';

const USAGE = `kakehashi start            serve Slack, or with no tokens the rehearsal workspace
kakehashi web              a fleet: take what Slack delivers (needs DATABASE_URL)
kakehashi worker           a fleet: do the jobs (needs DATABASE_URL)
kakehashi run analyze      run a step without Slack (--data FILE --target COLUMN --json --out DIR)
kakehashi lessons check    check every lesson, role and message
kakehashi migrate          bring the database up to date
kakehashi doctor           check tokens, database, queue, fonts and data`;

/**
 * How long the process may take to stop, and how long what runs has to finish. Somebody waits at a Ctrl-C; a supervisor that
 * sends SIGTERM can wait for a step, and is told in docs/operations.md for how long.
 */
const PATIENCE = {
  SIGINT: { stopMs: 4000, graceMs: 1000 },
  SIGTERM: { stopMs: 24_000, graceMs: 10_000 },
} as const;
/** Then it ends, whatever it is at. */
const AFTER_MS = 500;
const DUTIES: Record<string, Duty> = { start: 'all', web: 'web', worker: 'worker' };

// Each command loads what it needs: `run` would else wait for Bolt, the queue and the database before it computes.
async function main(argv: string[]): Promise<number | undefined> {
  const [command = 'start', ...rest] = argv;
  if (command === 'run') {
    const { runFromCommandLine } = await import('./cli/run-steps.ts');
    return runFromCommandLine(rest);
  }
  if (command === 'lessons' && rest[0] === 'check') {
    const { runLessonsCheck } = await import('./cli/check-lessons.ts');
    return runLessonsCheck(LESSONS_FOLDER, (text) => process.stdout.write(text));
  }
  const duty = DUTIES[command];
  if (duty === undefined && command !== 'doctor' && command !== 'migrate') {
    console.error(USAGE);
    return command === 'help' || command === '--help' ? 0 : 1;
  }
  const { checkFleet, readConfig } = await import('./config.ts');
  const config = readConfig(process.env);
  if (duty !== undefined && duty !== 'all') checkFleet(config, duty);
  const { createLog } = await import('./log.ts');
  const log = createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true });
  if (command === 'doctor') return doctor(config);
  if (command === 'migrate') {
    const { migrateAll } = await import('./service/migrate-all.ts');
    await migrateAll(config, log);
    console.log('The database is up to date.');
    return 0;
  }
  await serve(config, duty ?? 'all', log);
  return undefined;
}

/** Serves until a signal comes. What is printed on standard error from here on are lines of the log. */
async function serve(config: Config, duty: Duty, log: Log): Promise<void> {
  const { createLog, logWhatIsPrinted } = await import('./log.ts');
  const isTerminal = process.stderr.isTTY === true;
  if (!isTerminal) logWhatIsPrinted(log);
  const fall = (error: unknown) => {
    const problem = error instanceof AppError ? error.values.problems : undefined;
    if (isTerminal && problem !== undefined) console.error(String(problem));
    else {
      // Why it ends is said at every level.
      const last = createLog({ level: 'error', pretty: isTerminal });
      if (error instanceof AppError) last.error({ code: error.code }, String(problem ?? error.message));
      else last.error({ err: error }, 'the process ends for what nobody expected');
    }
    process.exit(1);
  };
  process.on('uncaughtException', fall);
  const ending = endOnSignal(log);
  try {
    await start(config, duty, log, ending);
  } catch (error) {
    if (ending.signal.aborted) process.exit(0);
    fall(error);
  }
}

async function start(config: Config, duty: Duty, log: Log, ending: Ending): Promise<void> {
  if (config.databaseUrl !== undefined) return startOn(undefined, config, duty, log, ending);
  // The embedded database starts in a thread of its own, while this one loads the rest.
  const { startEmbeddedThread } = await import('./store/start-embedded-thread.ts');
  ending.began();
  const thread = await startEmbeddedThread(config.dir);
  try {
    await startOn(thread, config, duty, log, ending);
  } catch (error) {
    await thread.close();
    throw error;
  }
}

async function startOn(
  thread: EmbeddedThread | undefined,
  config: Config,
  duty: Duty,
  log: Log,
  { signal, began, started }: Ending,
): Promise<void> {
  if (config.mode === 'rehearse') {
    const { greetRehearsal, rehearse } = await import('./demo/start-demo.ts');
    began();
    const { rehearsal, stop } = await rehearse(config, log, signal, thread);
    started(stop);
    console.log(greetRehearsal(rehearsal.url));
    return;
  }
  const { apiUrl } = config;
  const api = apiUrl === undefined ? {} : { apiUrl };
  const connection =
    config.mode === 'socket'
      ? { mode: 'socket' as const, botToken: config.botToken, appToken: config.appToken, ...api }
      : {
          mode: 'http' as const,
          botToken: config.botToken,
          signingSecret: config.signingSecret,
          port: config.port,
          host: config.host,
          ...api,
        };
  const { startService } = await import('./service/start-service.ts');
  began();
  const service = await startService({ config, duty, dir: config.dir, thread, log, connection, signal });
  started(service.stop);
  if (duty === 'worker') {
    console.log('Kakehashi works: it does the jobs that the processes of `kakehashi web` put.');
    return;
  }
  console.log(
    config.mode === 'socket'
      ? 'Kakehashi serves Slack over Socket Mode. Type /kakehashi in a channel.'
      : `Kakehashi serves Slack over HTTP on port ${config.port} (/slack/events). Type /kakehashi in a channel.`,
  );
}

interface Ending {
  /** Aborted once the process was asked to end. */
  signal: AbortSignal;
  /** From here on there is something to stop. */
  began(): void;
  /** This is how. */
  started(stop: Service['stop']): void;
}

/**
 * Ends the process in order when a signal asks for it, from its first moment on: a first start takes a while, and process 1 of a
 * container is not even ended by a signal that it does not listen to.
 */
function endOnSignal(log: Log): Ending {
  const asked = new AbortController();
  let state: 'loading' | 'starting' | Service['stop'] = 'loading';
  const end = async (name: keyof typeof PATIENCE) => {
    if (asked.signal.aborted) return;
    asked.abort();
    const { stopMs, graceMs } = PATIENCE[name];
    if (state === 'loading') process.exit(0);
    // What is not finished by then is in the store, and goes on after the next start.
    setTimeout(() => {
      if (state === 'starting') log.warn({ part: 'start' }, 'the process ends in the middle of its start');
      process.exit(0);
    }, stopMs + AFTER_MS).unref();
    // A start that is asked to end throws as soon as it can, once it has stopped what it began.
    if (typeof state !== 'function') return;
    await state(graceMs, stopMs);
    process.exit(0);
  };
  process.on('SIGINT', () => end('SIGINT'));
  process.on('SIGTERM', () => end('SIGTERM'));
  return {
    signal: asked.signal,
    began() {
      state = 'starting';
    },
    started(stop) {
      state = stop;
    },
  };
}

async function doctor(config: Config): Promise<number> {
  const { createProbes } = await import('./doctor/create-probes.ts');
  const { runDoctor } = await import('./doctor/run-doctor.ts');
  const { checkLessons } = await import('./course/check-lessons.ts');
  const { formatProblem } = await import('./course/problem.ts');
  const { findOverLimit } = await import('./cli/check-lessons.ts');
  const { pendingMigrations } = await import('./store/migrate.ts');
  return runDoctor({
    config,
    write: console.log,
    probes: createProbes({
      config,
      root: new URL('../', import.meta.url),
      lessons: async () => checkLessons(LESSONS_FOLDER, { limits: findOverLimit }).map(formatProblem),
      pendingMigrations,
    }),
  });
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  async (error: unknown) => {
    const { ConfigError } = await import('./config.ts');
    if (error instanceof ConfigError) for (const problem of error.problems) console.error(`- ${problem}`);
    else if (error instanceof AppError) console.error(String(error.values.problems ?? error.message));
    else console.error(error);
    process.exit(1);
  },
);
