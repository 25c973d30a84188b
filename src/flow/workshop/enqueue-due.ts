import type { WorkshopStore } from '../../ports/workshop-store.ts';
import { dueAt, type Workshop } from '../../team/workshop.ts';
import { enqueueMoment, type MomentPort } from '../enqueue-moment.ts';

/**
 * Enqueues the job that fires when a workshop has something to do next, so that a block begins on time. Call it after each transaction that
 * moves a workshop. A moment has one job, however often it is enqueued. If the queue is down or has lost it, the sweep leads the workshop.
 */
export async function enqueueDue(needs: MomentPort, workshop: Workshop): Promise<void> {
  const at = dueAt(workshop);
  if (at === undefined) return;
  const { teamId, cohortId, id } = workshop;
  const warning = 'could not enqueue the job of a workshop; the sweep will lead it';
  await enqueueMoment(needs, 'lead-workshop', { teamId, cohortId, of: `workshop-${teamId}-${id}`, at, warning });
}

/** Enqueues the jobs of all workshops that are on, in case the queue has lost them. Called on start. */
export async function enqueueWorkshops(
  needs: MomentPort & { store: { workshops: Pick<WorkshopStore, 'on'> } },
): Promise<void> {
  for (const workshop of await needs.store.workshops.on()) await enqueueDue(needs, workshop);
}
