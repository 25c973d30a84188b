import { z } from 'zod';
import type { JobKind, JobPayloads } from '../ports/jobs.ts';

/** One job kind: what its payload must look like, and how often it is tried. */
interface Definition<K extends JobKind> {
  payload: z.ZodType<JobPayloads[K]>;
  attempts: number;
  /** First wait before another try; doubles each time. */
  backoffMs: number;
}

/** Every job kind. */
export const DEFINITIONS: { [K in JobKind]: Definition<K> } = {
  deliver: { payload: z.object({ teamId: z.string(), channelId: z.string() }), attempts: 20, backoffMs: 500 },
  'show-agreement': {
    payload: z.object({ teamId: z.string(), roundId: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'show-reviews': {
    payload: z.object({ teamId: z.string(), requestId: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'show-progress': {
    payload: z.object({ teamId: z.string(), cohortId: z.string(), userId: z.string(), id: z.string() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'post-scheduled': {
    payload: z.object({ teamId: z.string(), cohortId: z.string(), at: z.iso.datetime() }),
    attempts: 5,
    backoffMs: 1000,
  },
  'run-step': { payload: z.object({ teamId: z.string(), runId: z.string() }), attempts: 3, backoffMs: 1000 },
};
