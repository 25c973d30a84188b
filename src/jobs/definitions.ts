import { z } from 'zod';
import type { JobKind, JobPayloads } from '../ports/jobs.ts';

/** A job kind: the schema of its payload, and its retries. */
interface Definition<K extends JobKind> {
  payload: z.ZodType<JobPayloads[K]>;
  attempts: number;
  /** Wait before the second attempt; it doubles after each. */
  backoffMs: number;
}

export const DEFINITIONS: { [K in JobKind]: Definition<K> } = {
  deliver: { payload: z.object({ teamId: z.string(), channelId: z.string() }), attempts: 20, backoffMs: 500 },
  'show-agreement': {
    payload: z.object({ teamId: z.string(), roundId: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'show-progress': {
    payload: z.object({ teamId: z.string(), cohortId: z.string(), userId: z.string(), id: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'renew-progress': {
    payload: z.object({ teamId: z.string(), cohortId: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'renew-page': {
    payload: z.object({ teamId: z.string(), cohortId: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'show-canvas': {
    payload: z.object({ teamId: z.string(), channelId: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'show-charts': {
    payload: z.object({ teamId: z.string(), runId: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'post-scheduled': {
    // A job scheduler of an earlier release gives its jobs no slot. They do nothing.
    payload: z.object({ teamId: z.string(), cohortId: z.string(), at: z.string().default('') }),
    attempts: 5,
    backoffMs: 1000,
  },
  'lead-workshop': {
    payload: z.object({ teamId: z.string(), cohortId: z.string(), at: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'read-data': { payload: z.object({ teamId: z.string(), dataId: z.string() }), attempts: 5, backoffMs: 1000 },
  'run-step': { payload: z.object({ teamId: z.string(), runId: z.string() }), attempts: 3, backoffMs: 1000 },
};
