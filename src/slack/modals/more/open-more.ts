import type { KnownBlock } from '@slack/types';
import { AppError } from '../../../errors.ts';
import type { Request } from '../../../exercise/request.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { checkMember } from '../../../flow/members/check-member.ts';
import { findCohort } from '../../../flow/members/find-cohort.ts';
import { resultsKey } from '../../../messages/post-keys.ts';
import type { Store } from '../../../ports/store.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import { cohortHome } from '../../home/cohort-home.ts';
import { askedItem, cohortItem, waitingItem } from '../../home/home-items.ts';
import { MOST_ASKED } from '../../home/home-of.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { type MoreRef, readMore } from '../../messages/more-button.ts';
import { quote } from '../../messages/quote.ts';
import { replyBlocks } from '../../messages/reply-blocks.ts';
import { shownReviewBlocks } from '../../messages/review-results-message.ts';
import { allHolders } from '../../messages/role-holders-message.ts';
import { openView } from '../open-view.ts';
import { readMetadata } from '../read-metadata.ts';
import { requestLine } from '../request-coverage/request-line.ts';
import { updateView } from '../update-view.ts';
import { moreView, PAGE } from './more-view.ts';

/** Shows the items of a list that a message or view leaves out, or turns the page of that modal. */
export const openMore: PressHandler = async (edge, { actor, client, corner, triggerId, view, value }) => {
  const read = readMore(value);
  const ref = { ...read, about: read.about === '' ? (corner.channelId ?? '') : read.about };
  const { items, count } = await pageOf(edge, actor, ref);
  const page = moreView(actor.words, { ref, items, count });
  if (view === undefined) await openView(client, triggerId, page);
  else if (readMetadata(view).more === undefined) await openView(client, triggerId, page, 'push');
  else await updateView(client, { viewId: view.id, view: page });
};

interface Page {
  items: (readonly KnownBlock[])[];
  count: number;
}

/** Draws a page of a list from what is stored now. @throws AppError not_in_cohort, stale_button and the like */
async function pageOf(edge: Pick<Edge, 'flow'>, actor: Actor, ref: MoreRef): Promise<Page> {
  const { store } = edge.flow;
  const { teamId, userId, words } = actor;
  const { from, about } = ref;
  const draw = async <T>(
    all: readonly T[],
    item: (one: T) => readonly KnownBlock[] | Promise<readonly KnownBlock[]>,
  ): Promise<Page> => ({ items: await Promise.all(all.slice(from, from + PAGE).map(item)), count: all.length });
  // App Home shows one course. A button of an earlier release names none, and shows all.
  const inCourse = (all: readonly Request[]) => all.filter(({ cohortId }) => about === '' || cohortId === about);
  switch (ref.kind) {
    case 'answer':
      return draw(inCourse(await store.requests.waitingFor(teamId, userId)), (one) =>
        waitingItem(words, userId, one, { what: 'reply' }),
      );
    case 'review':
      return draw(inCourse(await store.reviews.waitingFor(teamId, userId)), (one) =>
        waitingItem(words, userId, one, { what: 'review' }),
      );
    case 'asked':
      return draw(inCourse(await store.requests.askedBy(teamId, userId, MOST_ASKED)), (one) => [askedItem(words, one)]);
    case 'cohorts':
      return draw(await store.cohorts.seenBy(teamId, userId), async (one) =>
        cohortItem(words, userId, await cohortHome(edge, one)),
      );
    case 'replies': {
      await findRequest(store, actor, about);
      return draw(await store.replies.of(teamId, about), (one) => replyBlocks(words, one));
    }
    case 'reviews': {
      const request = await findRequest(store, actor, about);
      const content = (await store.posts.byKey(teamId, resultsKey(request.id)))?.content;
      // From the message, which knows whose name it may show.
      const reviews = content?.type === 'review-results' ? content.reviews : [];
      return draw(reviews, (one) => shownReviewBlocks(words, one));
    }
    case 'request': {
      const { text } = await findRequest(store, actor, about);
      return draw([text], (one) => quote(one));
    }
    case 'lesson': {
      const { lesson, cohort } = await findLesson(store, teamId, about, userId);
      const asked = await store.requests.ofLesson(teamId, cohort.id, lesson.process);
      return draw(asked, (one) => [requestLine(words, one)]);
    }
    case 'holders': {
      const cohort = await findCohort(store, { teamId, channelId: about }, userId);
      return draw(allHolders(words, await store.roles.list(teamId, cohort.id)), (one) => [one]);
    }
  }
}

/** @throws AppError request_gone, not_in_cohort */
async function findRequest(store: Pick<Store, 'members' | 'requests'>, { teamId, userId }: Actor, id: string) {
  const request = await store.requests.byId(teamId, id);
  if (request === undefined) throw new AppError('request_gone');
  await checkMember(store, { teamId, id: request.cohortId }, userId);
  return request;
}
