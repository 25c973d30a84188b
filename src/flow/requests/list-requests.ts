import { firstWords } from '../../exercise/first-words.ts';
import type { Request } from '../../exercise/request.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { ListedRequest } from '../../messages/listed-request.ts';
import type { Post } from '../../messages/post.ts';
import { lessonKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { StoreOf } from '../../ports/store.ts';
import { reviewCounts } from '../reviews/review-counts.ts';

/**
 * Brings the list of requests in a lesson's thread up to date. The delivery of a request's message calls it before each of its versions, so
 * that a process that dies in between does it again: the list changes in a transaction of its own, because one that changes several requests
 * could lock it against another one. A request that an earlier release posted in the lesson's thread starts no list.
 * @param post the request's message
 */
export async function listRequests(
  store: StoreOf<'cohorts' | 'posts' | 'requests' | 'reviews'>,
  { teamId, threadKey, content }: Pick<Post, 'teamId' | 'threadKey' | 'content'>,
): Promise<void> {
  if (content.type !== 'request') return;
  const request = await store.requests.byId(teamId, content.requestId);
  const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) return;
  const { lessonId } = request;
  const key = lessonKey(lessonId, 'requests');
  await store.transaction(async (tx) => {
    // Read behind the lock, so that the last of several calls lists the last change.
    const list = await tx.posts.lock(teamId, key);
    if (list === undefined && threadKey !== undefined) return;
    const all = await tx.requests.ofLesson(teamId, cohort.id, request.process);
    const requests: ListedRequest[] = [];
    for (const each of all.filter((one) => one.lessonId === lessonId).toReversed()) {
      requests.push(listed(each, await reviewCounts(tx, teamId, each.id)));
    }
    const next: ContentOf<'request-list'> = { type: 'request-list', lessonId, requests };
    if (list === undefined) await tx.posts.add({ ...threadOf(cohort, lessonId), key, content: next });
    else await tx.posts.revise(teamId, key, next);
  });
}

function listed(
  { id, askerId, as, assignments, text, state }: Request,
  reviews: ListedRequest['reviews'],
): ListedRequest {
  const roles = assignments.map(({ role }) => role);
  const spoken = as === undefined ? {} : { as };
  return { requestId: id, asker: askerId, roles, ...spoken, about: firstWords(text), state, reviews };
}
