import type { StoreOf } from '../../ports/store.ts';
import { nudgeDaily } from '../alone/nudge-daily.ts';
import type { AlonePort } from '../alone/port.ts';
import { type ComparePort, compareMembers } from '../members/compare-members.ts';
import type { RequestsPort } from '../requests/port.ts';
import { remind } from '../requests/remind.ts';
import type { SchedulePort } from '../schedule/port.ts';
import { postScheduled } from '../schedule/post-scheduled.ts';
import { type TellWaitingPort, tellWaiting } from '../tell-waiting.ts';
import type { WeekPort } from '../week/port.ts';
import { tellWeek } from '../week/tell-week.ts';
import { leadWorkshops } from '../workshop/lead-workshops.ts';
import type { WorkshopsPort } from '../workshop/port.ts';
import { type ExpirePort, expire } from './expire.ts';
import type { UpkeepPort } from './port.ts';
import { recover } from './recover.ts';

/** What a sweep needs of the world: the lease, and what its duties need. */
export type SweepPort = AlonePort &
  ComparePort &
  ExpirePort &
  RequestsPort &
  SchedulePort &
  TellWaitingPort &
  UpkeepPort &
  WeekPort &
  WorkshopsPort & { store: StoreOf<'duties'> };

/** Name of the lease that one process of a fleet holds at a time. */
export const SWEEP = 'sweep';

/**
 * Enqueues lost jobs, sends due reminders, tells what waits for people and what lies ahead of them, posts due lessons, leads workshops, sends daily
 * nudges, deletes what has expired and compares cohorts with their channels. One process
 * of a fleet does it for all: it holds the lease while it sweeps, and another process takes over after two missed rounds. Two sweeps at once
 * do no harm. A duty that fails is logged, and the others are done all the same.
 * @param who.owner names this process
 * @param who.everyMs how often each process calls this
 * @returns false when another process holds the lease
 */
export async function sweep(deps: SweepPort, { owner, everyMs }: { owner: string; everyMs: number }): Promise<boolean> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + 2 * everyMs);
  if (!(await deps.store.duties.lease(SWEEP, owner, now, until))) return false;
  // A week's message takes the place of the day's reminders, so it comes first.
  await doDuties(deps, { tellWeek });
  await doDuties(deps, {
    recover,
    remind,
    tellWaiting,
    postScheduled,
    leadWorkshops,
    nudgeDaily,
    expire,
    compareMembers,
  });
  return true;
}

async function doDuties(deps: SweepPort, duties: Record<string, (deps: SweepPort) => Promise<unknown>>): Promise<void> {
  await Promise.all(
    Object.entries(duties).map(async ([duty, work]) => {
      try {
        await work(deps);
      } catch (error) {
        deps.log.error({ err: error, duty }, 'a duty of the sweep failed');
      }
    }),
  );
}
