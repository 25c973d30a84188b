import { runMigrations } from 'bullmq';
import type { Log } from '../ports/log.ts';
import { checkRedis } from './open-redis.ts';
import type { QueueConnection } from './queue-connection.ts';

/** Key of our advisory lock. No other program on the same database may use it. */
const LOCK = 4_817_204;
/** Another process may run the migrations for longer than a query may take otherwise. */
const PATIENT = { query_timeout: 3_600_000 };

/**
 * Creates or updates BullMQ's tables in PostgreSQL, or checks that Redis can be used. Our own lock lets several processes start at
 * once: BullMQ takes its lock inside its transaction, which then does not see the schema that another process has just created.
 * @throws AppError config_invalid when Redis cannot be used
 */
export async function prepareQueue(connection: QueueConnection, log: Log): Promise<void> {
  if (connection.kind === 'redis') return checkRedis(connection.url, log);
  const client = await connection.pool.connect();
  try {
    await client.query({ text: 'SELECT pg_advisory_lock($1)', values: [LOCK], ...PATIENT });
    await runMigrations(client, 'bullmq');
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    client.release();
  }
}
