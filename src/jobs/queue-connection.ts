import type { PostgresConnectionOptions } from 'bullmq';
import type { Pool } from 'pg';

/** Where the queue is: in the PostgreSQL database of the state, or in Redis for a fleet of workers. */
export type QueueConnection = { kind: 'postgres'; pool: Pool } | { kind: 'redis'; url: string };

/** BullMQ's name of the queue. */
export const QUEUE = 'kakehashi';

/** BullMQ's types of pg's optional members lack `undefined`, which pg's own types allow. */
export function poolOf({ pool }: { pool: Pool }): PostgresConnectionOptions {
  return pool as PostgresConnectionOptions;
}
