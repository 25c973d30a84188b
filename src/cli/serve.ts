import { type Config, checkFleet, readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { createLog, logWhatIsPrinted } from '../log.ts';
import { watchLoop } from '../ops/watch-loop.ts';
import type { Log } from '../ports/log.ts';
import type { Duty } from '../service/service-options.ts';
import type { EmbeddedThread } from '../store/start-embedded-thread.ts';
import { type Ending, endOnSignal } from './end-on-signal.ts';
import { keepPrivate } from './keep-private.ts';
import { parseOptions } from './parse-options.ts';
import { print, printError } from './print.ts';
import { helpOf } from './usage.ts';

const DUTIES = { start: 'all', web: 'web', worker: 'worker' } as const;

/**
 * `kakehashi start`, `web` and `worker`: serves until a signal comes. From here on, standard error holds lines of the log only.
 * @returns the exit code when only help was asked for; otherwise a signal ends the process
 */
export async function serve(command: keyof typeof DUTIES, argv: string[]): Promise<number | undefined> {
  if (parseOptions(command, argv).values.help) {
    print(helpOf(command));
    return 0;
  }
  const duty = DUTIES[command];
  const config = readConfig(process.env);
  if (duty !== 'all') checkFleet(config, duty);
  const isTerminal = process.stderr.isTTY === true;
  const log = createLog({ level: config.logLevel, pretty: isTerminal });
  if (!isTerminal) logWhatIsPrinted(log);
  const fall = (error: unknown) => {
    const problem = error instanceof AppError ? error.values.problems : undefined;
    if (isTerminal && problem !== undefined) printError(String(problem));
    else {
      // The reason is logged at every LOG_LEVEL.
      const last = createLog({ level: 'error', pretty: isTerminal });
      if (error instanceof AppError) last.error({ code: error.code }, String(problem ?? error.message));
      else last.error({ err: error }, 'the process ends after an unexpected error');
    }
    process.exit(1);
  };
  process.on('uncaughtException', fall);
  const ending = endOnSignal(log);
  if (config.hangSeconds > 0) void watchLoop({ seconds: config.hangSeconds, pretty: isTerminal, log });
  try {
    await start(config, duty, log, ending);
  } catch (error) {
    if (ending.signal.aborted) process.exit(0);
    fall(error);
  }
  return undefined;
}

async function start(config: Config, duty: Duty, log: Log, ending: Ending): Promise<void> {
  await keepPrivate(config, log);
  if (config.databaseUrl !== undefined) return startOn(undefined, config, duty, log, ending);
  // The embedded database starts in its own thread while this one loads the other modules.
  const { startEmbeddedThread } = await import('../store/start-embedded-thread.ts');
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
    const { greetRehearsal, startDemo } = await import('../demo/start-demo.ts');
    began();
    const { rehearsal, stop } = await startDemo(config, log, signal, thread);
    started(stop);
    print(greetRehearsal(rehearsal.url, config.isOpen));
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
  const { startService } = await import('../service/start-service.ts');
  began();
  const service = await startService({ config, duty, dir: config.dir, thread, log, connection, signal });
  started(service.stop);
  if (duty === 'worker') {
    print('Kakehashi works: it does the jobs that the processes of `kakehashi web` put.');
    return;
  }
  print(
    config.mode === 'socket'
      ? 'Kakehashi serves Slack over Socket Mode. Type /kakehashi in a channel.'
      : `Kakehashi serves Slack over HTTP on port ${config.port} (/slack/events). Type /kakehashi in a channel.`,
  );
}
