import type { Course } from '../course/course.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Compute } from '../ports/compute.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { Store } from '../ports/store.ts';
import type { Place } from '../team/place.ts';
import type { RoleHolding } from '../team/role-holding.ts';

/** What every use case needs of the world. `main` wires the edges in; tests may put fakes. */
export interface FlowDeps {
  store: Store;
  jobs: Jobs;
  clock: Clock;
  random: Random;
  course: Course;
  compute: Compute;
  chat: Chat;
  log: Log;
  /** Roles that a new cohort begins with (the rehearsal workspace knows its teammates); usually none. */
  initialRoles?: (place: Place) => Promise<RoleHolding[]>;
}

/**
 * Says that a channel has something to deliver. The posts are in the store by now, so a queue that is down costs
 * time, never a message: the sweeper puts the job again.
 */
export async function announce({ jobs, log }: Pick<FlowDeps, 'jobs' | 'log'>, place: Place): Promise<void> {
  try {
    await jobs.enqueue('deliver', { teamId: place.teamId, channelId: place.channelId });
  } catch (error) {
    log.warn({ err: error, channel: place.channelId }, 'could not enqueue a delivery; the sweeper will');
  }
}
