#!/usr/bin/env node
import { type Config, ConfigError, readConfig } from './config.ts';
import { checkLessons } from './course/check-lessons.ts';
import { formatProblem } from './course/problem.ts';
import { LESSONS_FOLDER } from './course/read-lesson-files.ts';
import { createProbes } from './doctor/create-probes.ts';
import { runDoctor } from './doctor/run-doctor.ts';
import { AppError } from './errors.ts';
import { runFromCommandLine } from './jobs/compute/run-command.ts';
import { createLog } from './log.ts';
import { startService } from './main.ts';
import type { Log } from './ports.ts';
import { greetRehearsal, rehearse } from './rehearse.ts';
import { findOverLimit, runLessonsCheck } from './slack/lessons-check.ts';
import { pendingMigrations } from './store/migrate.ts';
import { openStore } from './store/open-store.ts';

const USAGE = `kakehashi start            serve Slack, or with no tokens the rehearsal workspace
kakehashi run analyze      run a step without Slack (--data FILE --target COLUMN --json --out DIR)
kakehashi lessons check    check every lesson, role and message
kakehashi migrate          bring the database up to date
kakehashi doctor           check tokens, database, queue, fonts and data`;

/** Ctrl-C has at most this long before the process ends anyway. */
const STOP_MS = 4500;

async function main(argv: string[]): Promise<number | undefined> {
  const [command = 'start', ...rest] = argv;
  if (command === 'run') return runFromCommandLine(rest);
  if (command === 'lessons' && rest[0] === 'check') {
    return runLessonsCheck(LESSONS_FOLDER, (text) => process.stdout.write(text));
  }
  if (command !== 'start' && command !== 'doctor' && command !== 'migrate') {
    console.error(USAGE);
    return command === 'help' || command === '--help' ? 0 : 1;
  }
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true });
  if (command === 'doctor') return doctor(config);
  if (command === 'migrate') {
    await (await openStore(storeOptions(config))).close();
    console.log('The database is up to date.');
    return 0;
  }
  await start(config, log);
  return undefined;
}

function storeOptions(config: Config) {
  return config.databaseUrl === undefined ? { dir: config.dir } : { databaseUrl: config.databaseUrl };
}

async function start(config: Config, log: Log): Promise<void> {
  if (config.mode === 'rehearse') {
    const { rehearsal, stop } = await rehearse(config, log);
    stopOnSignal(stop);
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
  const service = await startService({ config, dir: config.dir, log, connection });
  stopOnSignal(service.stop);
  console.log(
    config.mode === 'socket'
      ? 'Kakehashi serves Slack over Socket Mode. Type /kakehashi in a channel.'
      : `Kakehashi serves Slack over HTTP on port ${config.port} (/slack/events). Type /kakehashi in a channel.`,
  );
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    // What is not finished by then is in the store, and goes on after the next start.
    setTimeout(() => process.exit(0), STOP_MS).unref();
    await stop();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function doctor(config: Config): Promise<number> {
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
  (error: unknown) => {
    if (error instanceof ConfigError) for (const problem of error.problems) console.error(`- ${problem}`);
    else if (error instanceof AppError) console.error(String(error.values.problems ?? error.message));
    else console.error(error);
    process.exit(1);
  },
);
