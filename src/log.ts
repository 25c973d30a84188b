import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream } from 'pino';
import type { LogLevel } from './config.ts';
import { AppError } from './errors.ts';
import type { Log } from './ports/log.ts';
import { printable } from './printable.ts';

/** Fields with people's texts, identities or secrets. The log hides their values. */
const PRIVATE_FIELDS = new Set(
  [
    ['text', 'texts', 'message', 'blocks', 'view', 'values', 'comment', 'content', 'payload', 'body', 'typed'],
    ['name', 'real_name', 'display_name', 'email', 'user_name', 'profile'],
    ['token', 'botToken', 'appToken', 'signingSecret', 'authorization', 'cookie', 'password', 'secret', 'headers'],
    ['response_url', 'trigger_id', 'upload_url', 'connectionString', 'databaseUrl', 'redisUrl'],
  ]
    .flat()
    .map((field) => field.toLowerCase()),
);
const HIDDEN = '[hidden]';
const DEEPEST = 4;
/** Characters of a text that the log keeps. */
const LONGEST_TEXT = 2000;

/** Id of the current delivery or job. */
const current = new AsyncLocalStorage<string>();

/** Runs `work`; every log line that it writes has this id as `request`. */
export function withinRequest<T>(request: string, work: () => Promise<T>): Promise<T> {
  return current.run(request, work);
}

/**
 * Creates the app's log: JSON lines, or readable lines when `pretty`. It writes to standard error, because
 * `kakehashi run --json` prints its result to standard output.
 * @param destination stream for the lines; tests pass their own
 */
export function createLog(
  options: { level: LogLevel; pretty?: boolean },
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const stream = options.pretty ? { write: (line: string) => void destination.write(readable(line)) } : destination;
  const logger = pino({ level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  return {
    info: (fields, message) => logger.info(cleanFields(fields), withoutSecrets(message)),
    warn: (fields, message) => logger.warn(cleanFields(fields), withoutSecrets(message)),
    error: (fields, message) => logger.error(cleanFields(fields), withoutSecrets(message)),
  };
}

/**
 * Redirects what libraries print to the log, so that standard error has only JSON lines. It keeps only strings, because
 * other values may be commands that contain a password.
 */
export function logWhatIsPrinted(log: Log, into: Pick<Console, 'warn' | 'error'> = console): void {
  const words = (parts: unknown[]) => parts.filter((part) => typeof part === 'string').join(' ');
  into.warn = (...parts: unknown[]) => log.warn({ from: 'a library' }, words(parts));
  into.error = (...parts: unknown[]) => log.error({ from: 'a library' }, words(parts));
}

function cleanFields(fields: Record<string, unknown>): Record<string, unknown> {
  const request = current.getStore();
  return { ...(request === undefined ? {} : { request }), ...(clean(fields, 0) as Record<string, unknown>) };
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (value instanceof Error) return describeError(value, depth);
  if (depth >= DEEPEST || ArrayBuffer.isView(value)) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      PRIVATE_FIELDS.has(key.toLowerCase()) ? HIDDEN : clean(item, depth + 1),
    ]),
  );
}

/**
 * Fields of an error that are safe to log. Other fields are dropped: HTTP clients attach the request with its headers,
 * the database attaches the row, and an AppError has what a user typed.
 */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, data, statusCode } = error as Error & {
    code?: unknown;
    data?: { error?: unknown };
    statusCode?: unknown;
  };
  const said = error instanceof AppError ? error.code : error.message;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /u.test(line)) ?? [];
  return {
    type: error.name,
    said: withoutSecrets(said),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof data?.error === 'string' ? { slack: data.error } : {}),
    ...(typeof statusCode === 'number' ? { statusCode } : {}),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: clean(error.cause, depth + 1) }),
  };
}

/** Removes secrets from a text: Slack tokens, Slack's one-time URLs, and passwords in URLs. */
export function withoutSecrets(text: string): string {
  // A stranger's request line can be 16 kB; a password that the cut ends in has no `@` any more.
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return cut
    .replace(/\b(xox[a-z]|xapp)-[\w.-]+/gu, '$1-[hidden]')
    .replace(/(https:\/\/hooks\.slack\.com\/)\S+/gu, `$1${HIDDEN}`)
    .replace(/(:\/\/[^\s:/@]*):[^\s/@]*(@|…$)/gu, `$1:${HIDDEN}$2`);
}

/** Formats a JSON line for people: `10:15:00 WARN  Slack refused a post  channel=C1 code=not_in_channel`. */
function readable(line: string): string {
  const { level, time, msg, ...fields } = JSON.parse(line) as { level: number; time: string; msg: string };
  const label = (pino.levels.labels[level] ?? String(level)).toUpperCase().padEnd(5);
  const rest = Object.entries(fields).map(([key, value]) => `${key}=${short(value)}`);
  return `${printable([`${time.slice(11, 19)} ${label} ${msg}`, ...rest].join('  '))}\n`;
}

function short(value: unknown): string {
  if (typeof value === 'string') return value;
  const { type, said, at } = (value ?? {}) as { type?: unknown; said?: unknown; at?: unknown };
  if (type !== undefined && Array.isArray(at)) return `${type}: ${said}${at[0] === undefined ? '' : ` (${at[0]})`}`;
  return JSON.stringify(value);
}
