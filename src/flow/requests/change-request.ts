import { AppError } from '../../errors.ts';
import type { Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import type { ChangeStore } from './port.ts';
import { saveRequest } from './save-request.ts';
import { settleTold } from './settle-told.ts';

/** What one person does to a request. */
export interface RequestAction {
  teamId: string;
  requestId: string;
  userId: string;
}

/**
 * Changes a request and its message in one transaction, with the request locked, then announces the delivery.
 * @param work returns the changed request; undefined leaves it as it is
 * @param steps.before runs in the same transaction, before the request is locked: what else is locked comes in one order, cohorts first
 * @param steps.afterwards runs in the same transaction, after the changed request is saved
 * @throws AppError request_gone
 */
export async function changeRequest(
  needs: Announcer & { store: ChangeStore },
  { teamId, requestId }: { teamId: string; requestId: string },
  work: (tx: ChangeStore, found: { request: Request; cohort: Cohort }) => Promise<Request | undefined>,
  steps: {
    before?: (tx: ChangeStore) => Promise<unknown>;
    afterwards?: (tx: ChangeStore, saved: { request: Request; cohort: Cohort }) => Promise<unknown>;
  } = {},
): Promise<void> {
  const place = await needs.store.transaction(async (tx) => {
    await steps.before?.(tx);
    const request = await tx.requests.lock(teamId, requestId);
    const cohort = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || cohort === undefined) throw new AppError('request_gone');
    const changed = await work(tx, { request, cohort });
    if (changed === undefined) return cohort;
    const saved = await saveRequest(tx, teamId, changed);
    await steps.afterwards?.(tx, { request: saved.request, cohort });
    return cohort;
  });
  await announce(needs, place);
  await settleTold(needs, { teamId, requestId });
}
