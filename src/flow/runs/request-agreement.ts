import { AppError } from '../../errors.ts';
import type { FlowDeps } from '../port.ts';

/** Asks for the agreement so far. @throws AppError stale_button, labelling_too_few */
export async function requestAgreement({ store, jobs }: FlowDeps, teamId: string, roundId: string): Promise<void> {
  const round = await store.labelling.byId(teamId, roundId);
  if (round === undefined) throw new AppError('stale_button');
  const labelled = await store.labelling.of(teamId, roundId);
  if (labelled.length < 2) throw new AppError('labelling_too_few', { has: labelled.length });
  await jobs.enqueue('show-agreement', { teamId, roundId }, { id: `agreement-${roundId}-${labelled.length}` });
}
