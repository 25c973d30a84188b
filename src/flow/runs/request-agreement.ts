import { AppError } from '../../errors.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Store } from '../../ports/store.ts';
import { checkMember } from '../members/check-member.ts';

/** Enqueues the job that shows how far people agree so far. @throws AppError stale_button, not_in_cohort, labelling_too_few, own_data_deleted */
export async function requestAgreement(
  { store, jobs }: { store: Pick<Store, 'labelling' | 'members'>; jobs: Pick<Jobs, 'enqueue'> },
  { teamId, roundId, userId }: { teamId: string; roundId: string; userId: string },
): Promise<void> {
  const round = await store.labelling.byId(teamId, roundId);
  if (round === undefined) throw new AppError('stale_button');
  await checkMember(store, { teamId, id: round.cohortId }, userId);
  if (round.items.length === 0) throw new AppError('own_data_deleted');
  const labelled = await store.labelling.of(teamId, roundId);
  if (labelled.length < 2) throw new AppError('labelling_too_few', { has: labelled.length });
  await jobs.enqueue('show-agreement', { teamId, roundId }, { id: `agreement-${roundId}-${labelled.length}` });
}
