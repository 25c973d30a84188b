import type { Jobs } from '../../ports/jobs.ts';
import type { WorkshopStore } from '../../ports/workshop-store.ts';
import { dueAt, type Workshop } from '../../team/workshop.ts';
import type { WorkshopsPort } from './port.ts';

type Needs = Pick<WorkshopsPort, 'clock' | 'log'> & { jobs: Pick<Jobs, 'enqueue'> };

/**
 * Enqueues the job that fires when a workshop has something to do next, so that a block begins on time. Call it after each transaction that
 * moves a workshop. A moment has one job, however often it is enqueued. If the queue is down or has lost it, the sweep leads the workshop.
 */
export async function enqueueDue({ jobs, clock, log }: Needs, workshop: Workshop): Promise<void> {
  const due = dueAt(workshop);
  if (due === undefined) return;
  const { teamId, cohortId, id } = workshop;
  // The app's clock may differ from the machine's: a rehearsal moves it ahead.
  const delayMs = Math.max(0, due.getTime() - clock.now().getTime());
  const payload = { teamId, cohortId, at: due.toISOString() };
  try {
    await jobs.enqueue('lead-workshop', payload, { id: `workshop-${teamId}-${id}-${due.getTime()}`, delayMs });
  } catch (error) {
    log.warn({ err: error, cohortId }, 'could not enqueue the job of a workshop; the sweep will lead it');
  }
}

/** Enqueues the jobs of all workshops that are on, in case the queue has lost them. Called on start. */
export async function enqueueWorkshops(
  needs: Needs & { store: { workshops: Pick<WorkshopStore, 'on'> } },
): Promise<void> {
  for (const workshop of await needs.store.workshops.on()) await enqueueDue(needs, workshop);
}
