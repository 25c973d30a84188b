import type { Store } from '../../ports/store.ts';
import type { Schedule } from '../../team/schedule.ts';
import { cronOf } from '../../team/schedule-plan.ts';
import type { FlowDeps } from '../port.ts';

type Id = Pick<Schedule, 'teamId' | 'cohortId'>;
type Deps = Pick<FlowDeps, 'jobs'> & { store: Pick<Store, 'schedules'>; log: Pick<FlowDeps['log'], 'warn'> };

/** Id of the queue's job scheduler that wakes the app for a cohort's lessons. */
const REPEAT = 'lessons-';
function repeatId({ teamId, cohortId }: Id): string {
  return `${REPEAT}${teamId}-${cohortId}`;
}

/**
 * Asks the queue to wake the app at the slots of a cohort's schedule, and at none where nothing runs. Called after whatever changed
 * the row. It looks at the row again afterwards: of two who change it at once, the slower leaves the queue as the row is. Without
 * the queue, the sweep sees to what is due.
 */
export async function wakeBySchedule({ store, jobs, log }: Deps, { teamId, cohortId }: Id): Promise<void> {
  const id = { teamId, cohortId };
  try {
    let asked: Slots | undefined;
    let wanted = await slotsOf(store, id);
    do {
      asked = wanted;
      if (asked === undefined) await jobs.endRepeat(repeatId(id));
      else await jobs.repeat(repeatId(id), 'post-scheduled', id, asked);
      wanted = await slotsOf(store, id);
    } while (JSON.stringify(wanted) !== JSON.stringify(asked));
  } catch (error) {
    log.warn({ err: error, cohortId }, 'the queue does not wake as a schedule says; the sweep looks what is due');
  }
}

interface Slots {
  pattern: string;
  zone: string;
}

async function slotsOf(store: Deps['store'], { teamId, cohortId }: Id): Promise<Slots | undefined> {
  const schedule = await store.schedules.ofCohort(teamId, cohortId);
  if (schedule === undefined || schedule.paused) return undefined;
  return { pattern: cronOf(schedule.plan), zone: schedule.plan.zone };
}

/**
 * Makes the queue's job schedulers those of the store, on start and now and then: a queue that has lost them, or kept too many, costs
 * nothing.
 * @returns how many there are
 */
export async function remakeSchedulers(deps: Deps): Promise<number> {
  // Asked for first: what is made meanwhile is not taken for one too many.
  const kept = await deps.jobs.repeating();
  const running = await deps.store.schedules.running();
  for (const schedule of running) await wakeBySchedule(deps, schedule);
  const wanted = new Set(running.map(repeatId));
  const ended = new Set(kept.filter((id) => id.startsWith(REPEAT) && !wanted.has(id)));
  if (ended.size === 0) return running.length;
  for (const id of ended) await deps.jobs.endRepeat(id);
  // One that was resumed in between is wanted after all.
  const resumed = (await deps.store.schedules.running()).filter((schedule) => ended.has(repeatId(schedule)));
  for (const schedule of resumed) await wakeBySchedule(deps, schedule);
  return running.length + resumed.length;
}
