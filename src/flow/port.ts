import type { Course } from '../course/types.ts';
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
