import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog, Watch } from '../ports/watch.ts';

/** Web API methods that show something to people, with the kind of post. */
const SHOWN: Readonly<Record<string, string>> = {
  'chat.postMessage': 'message',
  'chat.update': 'update',
  'chat.postEphemeral': 'private',
  'files.completeUploadExternal': 'file',
};
/** Slack waits three seconds; our aim is 0.3. */
const ACK_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3];
const JOB_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export interface Metrics {
  watch: Omit<Watch, 'within'>;
  /** Returns Prometheus' text format. @param now figures that are read at the moment; undefined when the database does not answer */
  text(now: { backlog: Backlog | undefined; ready: Readonly<Record<string, boolean>>; queue: string }): Promise<string>;
  contentType: string;
}

/**
 * Creates the Prometheus metrics of one process. Labels are kinds, methods and codes: never an id, a name or a text.
 * @param own whether to add the metrics of the Node.js process
 */
export function createMetrics(own: boolean): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (own) collectDefaultMetrics({ register: registry });
  const acks = new Histogram({
    name: 'kakehashi_ack_seconds',
    help: 'Time from the arrival of a delivery to its acknowledgement',
    labelNames: ['kind'],
    buckets: ACK_SECONDS,
    registers,
  });
  const jobs = new Histogram({
    name: 'kakehashi_job_seconds',
    help: 'Time of one attempt of a job',
    labelNames: ['kind', 'outcome'],
    buckets: JOB_SECONDS,
    registers,
  });
  const retries = new Counter({
    name: 'kakehashi_job_retries_total',
    help: 'Jobs that are run again: after a failure, after Slack or another worker asked to wait, or handed back',
    labelNames: ['kind', 'reason'],
    registers,
  });
  const calls = new Counter({
    name: 'kakehashi_slack_calls_total',
    help: 'Calls of the Web API, of upload addresses and of response URLs',
    labelNames: ['method'],
    registers,
  });
  const errors = new Counter({
    name: 'kakehashi_slack_errors_total',
    help: 'Calls that Slack refused or that did not reach it, by its code',
    labelNames: ['method', 'code'],
    registers,
  });
  const posts = new Counter({
    name: 'kakehashi_posts_total',
    help: 'What Slack took to show to people',
    labelNames: ['kind'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const undelivered = gauge('kakehashi_outbox_undelivered', 'Messages that are not shown yet, or not as they are now');
  const oldest = gauge('kakehashi_outbox_oldest_seconds', 'For how long the oldest of them has waited');
  const failed = gauge('kakehashi_outbox_failed', 'Messages given up for good');
  const overdue = gauge(
    'kakehashi_reminders_overdue',
    'Requests whose reminder should have been looked at 5 minutes ago',
  );
  const ready = new Gauge({
    name: 'kakehashi_ready',
    help: '1 when the part works, as /readyz says',
    labelNames: ['part'],
    registers,
  });
  return {
    contentType: registry.contentType,
    watch: {
      acknowledged: (kind, seconds) => acks.observe({ kind }, seconds),
      worked(kind, seconds, outcome) {
        jobs.observe({ kind, outcome }, seconds);
        if (outcome !== 'done') retries.inc({ kind, reason: outcome });
      },
      called(method, code) {
        calls.inc({ method });
        const kind = SHOWN[method];
        if (code !== undefined) errors.inc({ method, code });
        else if (kind !== undefined) posts.inc({ kind });
      },
    },
    async text(now) {
      const { backlog } = now;
      undelivered.set(backlog?.undelivered ?? Number.NaN);
      oldest.set(backlog?.oldestSeconds ?? Number.NaN);
      failed.set(backlog?.failed ?? Number.NaN);
      overdue.set(backlog?.overdue ?? Number.NaN);
      for (const [part, works] of Object.entries(now.ready)) ready.set({ part }, works ? 1 : 0);
      return `${await registry.metrics()}${now.queue}\n`;
    },
  };
}
