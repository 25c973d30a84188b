import { AppError } from '../../errors.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { openEdit, type ReplyAction } from './open-edit.ts';
import type { ChangeStore } from './port.ts';
import { settleTold } from './settle-told.ts';

/**
 * Changes an answer with its request locked, then announces the delivery.
 * @throws AppError as openEdit does
 */
export async function changeReply(
  needs: Announcer & { store: ChangeStore },
  action: ReplyAction,
  work: (tx: ChangeStore, found: { reply: Reply; request: Request; cohort: Cohort }) => Promise<void>,
): Promise<void> {
  const { place, requestId } = await needs.store.transaction(async (tx) => {
    const before = await openEdit(tx, action);
    await tx.requests.lock(action.teamId, before.request.id);
    const found = await openEdit(tx, action);
    const cohort = await tx.cohorts.byId(action.teamId, found.request.cohortId);
    if (cohort === undefined) throw new AppError('reply_gone');
    await work(tx, { ...found, cohort });
    return { place: cohort, requestId: found.request.id };
  });
  await announce(needs, place);
  await settleTold(needs, { teamId: action.teamId, requestId });
}
