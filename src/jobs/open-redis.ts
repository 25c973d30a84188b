import { Redis } from 'ioredis';
import { AppError } from '../errors.ts';
import type { Log } from '../ports/log.ts';
import { describeQueueError, reportQueueError } from './report-queue-error.ts';

/** How long Redis may take to answer before the app starts. */
const PATIENCE_MS = 5000;
/** A connection that says nothing to a command for this long is made again. */
const SILENT_MS = 5000;
/** What is kept in memory until it is full, and never thrown away. */
const KEEPS = 'noeviction';

/**
 * A connection for BullMQ.
 * @param duty `put`: a call fails at once while Redis is away, for somebody waits and the store has what was to be done.
 *   `work`: waits for Redis, however long it takes.
 */
export function openRedis(url: string, duty: 'put' | 'work', log: Log): Redis {
  const options =
    duty === 'put'
      ? { enableOfflineQueue: false, maxRetriesPerRequest: 1, socketTimeout: SILENT_MS }
      : { maxRetriesPerRequest: null };
  return listenTo(new Redis(url, options), log);
}

/** Listens to a connection and to its copies, which BullMQ makes: what nobody listens to is printed as it is, password and all. */
function listenTo(redis: Redis, log: Log): Redis {
  redis.on('error', (error) => reportQueueError(log, error));
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (options) => listenTo(duplicate(options), log);
  // BullMQ asks for the version, and prints a warning about the policy each time: `checkRedis` has warned of it in the log.
  const info = redis.info.bind(redis) as (...given: unknown[]) => Promise<string>;
  redis.info = async (...given: unknown[]) => {
    const answer = await info(...given);
    return given.length > 0 ? answer : answer.replace(/^maxmemory_policy:.*$/mu, '');
  };
  return redis;
}

/**
 * Asks a Redis for its version and for what it does when its memory is full.
 * @throws why it cannot be asked, as the connection said it
 */
export async function lookAtRedis(url: string): Promise<{ version: string; policy: string }> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason: Error | undefined;
  redis.on('error', (error: Error) => {
    reason = error;
  });
  try {
    await redis.connect().catch((error: Error) => {
      throw reason ?? error;
    });
    const info = await redis.info();
    const version = /^redis_version:(\S+)/mu.exec(info)?.[1] ?? '';
    const policy = /^maxmemory_policy:(\S+)/mu.exec(info)?.[1] ?? KEEPS;
    return { version, policy };
  } finally {
    redis.disconnect();
  }
}

/** Does a Redis with this policy throw jobs away? */
export function evicts(policy: string): boolean {
  return policy !== KEEPS;
}

/**
 * Before anything is put there: that Redis can be reached at all.
 * @throws AppError config_invalid, in an operator's words
 */
export async function checkRedis(url: string, log: Log): Promise<void> {
  try {
    const { policy } = await lookAtRedis(url);
    if (evicts(policy)) {
      log.warn({ policy }, `Redis throws jobs away when its memory is full: set maxmemory-policy to ${KEEPS}`);
    }
  } catch (error) {
    const { code, said } = describeQueueError(error);
    const problems = `REDIS_URL: Redis cannot be used there (${said.includes(code) ? said : `${code} ${said}`.trim()}).`;
    // Without the cause: it holds the command that failed, and with it the password.
    throw new AppError('config_invalid', { problems });
  }
}
