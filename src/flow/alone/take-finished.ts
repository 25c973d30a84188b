import { isAnswer, type Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { ContentOf } from '../../messages/content.ts';
import { requestKey, selfReviewKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';

/** Most finished requests in one message, so that each of them shows its text, the answer and the rewrite. */
const MOST = 3;
const KINDS = ['buddy-finished'] as const;

type FinishedStore = Pick<Store, 'buddies' | 'cohorts' | 'news' | 'posts' | 'replies' | 'requests'>;

/**
 * Takes the finished requests that a buddy is told of in their next message, as they are now. What has no room waits for the message after it. What
 * no longer concerns this person is left out. Runs inside the caller's transaction, which puts the message.
 */
export async function takeFinished(
  tx: FinishedStore,
  teamId: string,
  { to, now }: { to: string; now: Date },
): Promise<ContentOf<'buddy-finished'>[]> {
  const items: ContentOf<'buddy-finished'>[] = [];
  for (const { kind, requestId } of await tx.news.take(teamId, to, KINDS)) {
    const request = await tx.requests.byId(teamId, requestId);
    const cohort = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || cohort === undefined) continue;
    const buddy = await tx.buddies.current(teamId, cohort.id);
    if (buddy?.state !== 'accepted' || buddy.buddyId !== to) continue;
    if (items.length < MOST) items.push(await itemOf(tx, teamId, request, { to, tieId: buddy.id, cohort }));
    else await tx.news.add(teamId, to, { kind, requestId, since: now });
  }
  return items;
}

async function itemOf(
  tx: FinishedStore,
  teamId: string,
  request: Request,
  { to, tieId, cohort: { channelId } }: { to: string; tieId: string; cohort: { channelId: string } },
): Promise<ContentOf<'buddy-finished'>> {
  const { id: requestId, askerId, process, kind, text, assignments } = request;
  const answer = (await tx.replies.of(teamId, requestId)).findLast(isAnswer);
  const said = (await tx.posts.byKey(teamId, selfReviewKey(requestId)))?.content;
  const review = said?.type === 'self-review' ? said : undefined;
  return {
    type: 'buddy-finished',
    requestId,
    to,
    channel: channelId,
    tieId,
    asker: askerId,
    process,
    kind,
    roles: assignments.map(({ role }) => role),
    text,
    ...(answer === undefined
      ? {}
      : { answer: { author: answer.authorId, text: await saidIn(tx, teamId, requestId, answer) } }),
    ...(review === undefined ? {} : { ratings: review.ratings }),
    ...(review?.rewrite === undefined ? {} : { rewrite: review.rewrite.text }),
  };
}

/** What an answer says. A stand-in's text also quotes the example that it answers, as its message does apart from it. */
async function saidIn(
  tx: Pick<Store, 'posts'>,
  teamId: string,
  requestId: string,
  { id, text }: Pick<Reply, 'id' | 'text'>,
): Promise<string> {
  const content = (await tx.posts.byKey(teamId, requestKey(requestId, `reply:${id}`)))?.content;
  return content?.type === 'reply' ? content.text : text;
}
