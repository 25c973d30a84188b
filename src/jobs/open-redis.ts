import { Redis } from 'ioredis';
import { AppError } from '../errors.ts';
import type { Log } from '../ports/log.ts';
import { describeQueueError, reportQueueError } from './report-queue-error.ts';

/** How long Redis may take to answer at the start of the app. */
const PATIENCE_MS = 5000;
/** A connection that does not answer a command for this long is replaced. */
const SILENT_MS = 5000;
/** The maxmemory-policy that never evicts keys. */
const NO_EVICTION = 'noeviction';

/**
 * Opens a connection for BullMQ.
 * @param duty `put`: calls fail at once while Redis is away, because a person waits and the store has the work. `work`: calls wait for
 *   Redis, however long it takes.
 */
export function openRedis(url: string, duty: 'put' | 'work', log: Log): Redis {
  const options =
    duty === 'put'
      ? { enableOfflineQueue: false, maxRetriesPerRequest: 1, socketTimeout: SILENT_MS }
      : { maxRetriesPerRequest: null };
  return listenTo(new Redis(url, options), log);
}

/**
 * Logs the errors of a connection and of the duplicates that BullMQ makes. ioredis prints errors without a listener, with the password.
 */
function listenTo(redis: Redis, log: Log): Redis {
  redis.on('error', (error) => reportQueueError(log, error));
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (options) => listenTo(duplicate(options), log);
  // BullMQ reads INFO for the version and prints a warning about the policy each time. `checkRedis` logs that warning once.
  const info = redis.info.bind(redis) as (...given: unknown[]) => Promise<string>;
  redis.info = async (...given: unknown[]) => {
    const answer = await info(...given);
    return given.length > 0 ? answer : answer.replace(/^maxmemory_policy:.*$/mu, '');
  };
  return redis;
}

/**
 * Reads the version and the maxmemory-policy of a Redis.
 * @throws Error of the connection
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
    const policy = /^maxmemory_policy:(\S+)/mu.exec(info)?.[1] ?? NO_EVICTION;
    return { version, policy };
  } finally {
    redis.disconnect();
  }
}

/** Whether a Redis with this maxmemory-policy may evict jobs. */
export function evicts(policy: string): boolean {
  return policy !== NO_EVICTION;
}

/**
 * Checks that Redis can be reached, and warns if it may evict jobs.
 * @throws AppError config_invalid; its `problems` are for the operator
 */
export async function checkRedis(url: string, log: Log): Promise<void> {
  try {
    const { policy } = await lookAtRedis(url);
    if (evicts(policy)) {
      log.warn({ policy }, `Redis evicts jobs when its memory is full: set maxmemory-policy to ${NO_EVICTION}`);
    }
  } catch (error) {
    const { code, said } = describeQueueError(error);
    const problems = `REDIS_URL: Redis cannot be used there (${said.includes(code) ? said : `${code} ${said}`.trim()}).`;
    // The cause is left out: it holds the failed command, which may contain the password.
    throw new AppError('config_invalid', { problems });
  }
}
