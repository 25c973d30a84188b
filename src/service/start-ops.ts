import type { FlowDeps } from '../flow/port.ts';
import type { OpenJobs } from '../jobs/create-jobs.ts';
import type { Metrics } from '../ops/create-metrics.ts';
import { type Part, startOpsServer } from '../ops/start-ops-server.ts';

/** A reminder counts as overdue after this time. A sweep looks for due reminders each half minute. */
const OVERDUE_MS = 5 * 60_000;

/** Starts the port that supervisors and Prometheus ask. */
export function startOps(
  at: { port: number; host: string; readyMs: number | undefined },
  {
    flow: { store, clock, log },
    jobs,
    metrics,
    parts,
  }: {
    flow: Pick<FlowDeps, 'store' | 'clock' | 'log'>;
    jobs: Pick<OpenJobs, 'metrics'>;
    metrics: Metrics;
    parts: () => Record<string, Part>;
  },
) {
  return startOpsServer({
    ...at,
    parts,
    log,
    async metrics(ready) {
      const due = new Date(clock.now().getTime() - OVERDUE_MS);
      // A figure that cannot be read is left out. The others matter most during an outage.
      const unknown = (what: string) => (error: unknown) => log.warn({ err: error }, `${what} could not be counted`);
      const backlog = ready.database ? await store.duties.backlog(due).catch(unknown('the backlog')) : undefined;
      const queue = ready.queue ? await jobs.metrics().catch(unknown('the queue')) : undefined;
      const text = await metrics.text({ ready, backlog: backlog ?? undefined, queue: queue ?? '' });
      return { text, contentType: metrics.contentType };
    },
  });
}
