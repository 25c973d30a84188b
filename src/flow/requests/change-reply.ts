import { AppError } from '../../errors.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { FlowDeps } from '../deps.ts';
import { type Deed, openEdit } from './open-edit.ts';

/** Finds the answer with its request locked, so that what happens to both happens one after the other. */
export async function changeReply(
  deps: FlowDeps,
  deed: Deed,
  work: (tx: Store, cohort: Cohort, found: { reply: Reply; request: Request }) => Promise<void>,
): Promise<Cohort> {
  return deps.store.transaction(async (tx) => {
    const before = await openEdit(tx, deed);
    await tx.requests.lock(deed.teamId, before.request.id);
    const found = await openEdit(tx, deed);
    const cohort = await tx.cohorts.byId(deed.teamId, found.request.cohortId);
    if (cohort === undefined) throw new AppError('reply_gone');
    await work(tx, cohort, found);
    return cohort;
  });
}
