import type { FlowDeps } from '../deps.ts';
import { remind } from '../requests/remind.ts';
import { postScheduled } from '../schedule/post-scheduled.ts';
import { recover } from './recover.ts';

/** Name of the duty that one process of a fleet has at a time. */
export const SWEEP = 'sweep';

/**
 * Looks for everything that is owed: lost jobs, reminders and lessons that are due, once an hour also lost job schedulers. One
 * process of a fleet does it for all: it keeps the duty as long as it sweeps, and another takes over when it has not for two rounds.
 * Were two to sweep at once, it would cost time and do no harm. What fails is logged, and the rest is looked for all the same.
 * @param who.owner names this process
 * @param who.everyMs how often each process calls this
 * @returns false when it is another process's duty
 */
export async function sweep(deps: FlowDeps, { owner, everyMs }: { owner: string; everyMs: number }): Promise<boolean> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + 2 * everyMs);
  if (!(await deps.store.duties.lease(SWEEP, owner, now, until))) return false;
  const duties = { recover, remind, postScheduled };
  await Promise.all(
    Object.entries(duties).map(async ([duty, work]) => {
      try {
        await work(deps);
      } catch (error) {
        deps.log.error({ err: error, duty }, 'a duty of the sweep failed');
      }
    }),
  );
  return true;
}
