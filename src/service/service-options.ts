import type { Config } from '../config.ts';
import type { Course } from '../course/course.ts';
import type { FlowDeps } from '../flow/port.ts';
import type { Clock } from '../ports/clock.ts';
import type { Compute } from '../ports/compute.ts';
import type { Log } from '../ports/log.ts';
import type { Connection } from '../slack/app/create-app.ts';
import type { After } from '../slack/app/look-up-time.ts';
import type { Outbox, Rate } from '../slack/delivery/outbox.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { EmbeddedThread } from '../store/start-embedded-thread.ts';

/** What a process of a fleet does: `web` receives Slack's deliveries, `worker` runs the jobs, `all` does both. */
export type Duty = 'all' | 'web' | 'worker';

/** What `startService` needs. */
export interface ServiceOptions {
  config: Pick<
    Config,
    'dataKeys' | 'databaseUrl' | 'databaseConnections' | 'redisUrl' | 'quickChartUrl' | 'chartBlocks' | 'ops' | 'proxy'
  >;
  /** Default: `all`. */
  duty?: Duty;
  /** Folder of the embedded database; undefined keeps it in memory (tests). */
  dir: string | undefined;
  /** An open store, which the service closes. Default: one is opened from `config` and `dir`. */
  opened?: OpenStore;
  /** Runs the steps. Default: worker threads. */
  compute?: Compute;
  /** The embedded database of `dir`, if it has been started already. */
  thread?: EmbeddedThread | undefined;
  connection: Connection;
  log: Log;
  /** Default: the machine's clock. */
  clock?: Clock;
  /** The timer of look-ups that somebody waits for. Default: the machine's. */
  after?: After;
  /** How the messages after a slow file wait for it. Default: some seconds on the machine's timers. */
  wait?: Outbox['wait'];
  /** Default: the course that ships with the app, read once. */
  course?: Course;
  initialRoles?: FlowDeps['initialRoles'];
  /** How fast messages go to one channel. Default: Slack's limit. */
  rate?: Rate;
  /** How long a part may take to answer a readiness check. Default: two seconds. */
  readyMs?: number;
  /** How long a worker may leave a job without a sign of life. Default: 30 seconds. */
  lockMs?: number;
  /** Time between two sweeps. Default: 30 seconds. */
  sweepMs?: number;
  /** Aborted when the process is asked to end during its start. The parts that have started are then stopped in order. */
  signal?: AbortSignal;
}
