import { AppError } from '../../errors.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Store } from '../../ports/store.ts';

/** Enqueues the job that shows how far people agree so far. @throws AppError stale_button, labelling_too_few */
export async function requestAgreement(
  { store, jobs }: { store: Pick<Store, 'labelling'>; jobs: Pick<Jobs, 'enqueue'> },
  teamId: string,
  roundId: string,
): Promise<void> {
  const round = await store.labelling.byId(teamId, roundId);
  if (round === undefined) throw new AppError('stale_button');
  const labelled = await store.labelling.of(teamId, roundId);
  if (labelled.length < 2) throw new AppError('labelling_too_few', { has: labelled.length });
  await jobs.enqueue('show-agreement', { teamId, roundId }, { id: `agreement-${roundId}-${labelled.length}` });
}
