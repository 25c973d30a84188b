import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { firstWords } from '../../exercise/first-words.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { threadOfRequest } from '../requests/thread-of-request.ts';
import type { BuddyPort } from './ask-buddy.ts';

interface About {
  teamId: string;
  requestId: string;
  userId: string;
}

/**
 * Finds a finished request for the buddy of its asker.
 * @throws AppError buddy_over where they aren't the buddy, or where they weren't told of the request
 */
export async function findForBuddy(
  { store }: { store: Pick<BuddyPort['store'], 'buddies' | 'cohorts' | 'replies' | 'requests'> },
  { teamId, requestId, userId }: About,
): Promise<{ request: Request; replies: Reply[] }> {
  const { request } = await requireBuddy(store, await store.requests.byId(teamId, requestId), { teamId, userId });
  return { request, replies: await store.replies.of(teamId, requestId) };
}

/**
 * Brings what a buddy says about a finished request into its thread, which only the learner sees.
 * @param deed.id the form's, so that one that is delivered twice comments once
 * @throws AppError as findForBuddy and checkText do
 */
export async function commentAsBuddy(needs: BuddyPort, deed: About & { id: string; text: string }): Promise<void> {
  const { store, clock } = needs;
  const { teamId, requestId, userId: by, id } = deed;
  const text = checkText(deed.text);
  const place = await store.transaction(async (tx) => {
    // Nobody's texts are erased meanwhile.
    const { request, cohort } = await requireBuddy(tx, await tx.requests.lock(teamId, requestId), deed);
    const { askerId: asker } = request;
    const comment = { id, cohortId: cohort.id, requestId, authorId: by, toId: asker, text, writtenAt: clock.now() };
    if (!(await tx.buddies.addComment(teamId, comment))) return cohort;
    await tx.posts.add({
      ...(await threadOfRequest(tx, cohort, request)),
      key: requestKey(requestId, `buddy:${id}`),
      content: { type: 'buddy-comment', asker, by, about: firstWords(request.text), text },
    });
    return cohort;
  });
  await announce(needs, place);
}

/** @throws AppError buddy_over */
async function requireBuddy(
  tx: Pick<Store, 'buddies' | 'cohorts'>,
  request: Request | undefined,
  { teamId, userId }: Pick<About, 'teamId' | 'userId'>,
): Promise<{ request: Request; cohort: Cohort }> {
  const cohort = request && (await tx.cohorts.byId(teamId, request.cohortId));
  const buddy = cohort && (await tx.buddies.current(teamId, cohort.id));
  const isTheirs = buddy?.state === 'accepted' && buddy.buddyId === userId;
  if (request === undefined || cohort === undefined || !isTheirs) throw new AppError('buddy_over');
  if (!(await tx.buddies.hasFinished(teamId, buddy.id, request.id))) throw new AppError('buddy_over');
  return { request, cohort };
}
