import type { WebClient } from '@slack/web-api';
import type { Request } from '../../exercise/request.ts';
import { whoIsSilent } from '../../flow/members/who-is-silent.ts';
import { whoWaits } from '../../flow/reports/who-waits.ts';
import { gatherSuggestions } from '../../flow/week/gather-suggestions.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { linkOfPost } from '../app/link-of-post.ts';
import { wordsIn } from '../messages/words.ts';
import { cohortHome } from './cohort-home.ts';
import { homeView, MOST_WAITING } from './home-view.ts';
import { nameCohort } from './name-cohort.ts';
import type { TeamHome } from './team-items.ts';

/** Most of a person's own requests that App Home counts. */
export const MOST_ASKED = 1000;

/** Builds a person's App Home from the store: what concerns them, and one course, which they choose if they are in several. */
export async function homeOf(edge: Pick<Edge, 'flow'>, client: WebClient, actor: Actor) {
  const { store, clock, chat } = edge.flow;
  const { teamId, userId } = actor;
  const cohorts = await store.cohorts.seenBy(teamId, userId);
  const { awayUntil, hours, locale, homeCohort } = (await store.members.byId(teamId, userId)) ?? {};
  const current = cohorts.find(({ id }) => id === homeCohort) ?? cohorts[0];
  const words = wordsIn(actor.words, current?.channelId);
  const isHere = ({ cohortId }: Request) => cohortId === current?.id;
  const toAnswer = await store.requests.waitingFor(teamId, userId);
  const toReview = await store.reviews.waitingFor(teamId, userId);
  const asked = await store.requests.askedBy(teamId, userId, MOST_ASKED);
  const facilitates = current !== undefined && current.facilitatorId === userId && !isDirectChannel(current.channelId);
  const team = facilitates ? await teamOf(edge, current) : undefined;
  const shown = [...toAnswer.filter(isHere).slice(0, MOST_WAITING), ...toReview.filter(isHere).slice(0, MOST_WAITING)];
  const { links, names, pageLink } = await chat.inTime(async () => ({
    pageLink: current && (await pageLinkOf(edge, client, current)),
    links: await linksOf(edge, client, teamId, [
      ...shown.map(({ id }) => id),
      ...(team?.waiting ?? []).slice(0, MOST_WAITING).map(({ requestId }) => requestId),
    ]),
    names: cohorts.length < 2 ? [] : await Promise.all(cohorts.map((each) => nameCohort(words, client, each))),
  }));
  const waiting = [...toAnswer, ...toReview];
  return homeView(words, {
    userId,
    language: locale,
    toAnswer: toAnswer.filter(isHere),
    toReview: toReview.filter(isHere),
    asked: asked.filter(isHere),
    links,
    ...(awayUntil !== undefined && awayUntil > clock.now() ? { awayUntil } : {}),
    ...(hours === undefined ? {} : { hours }),
    ...(current === undefined
      ? {}
      : { course: { ...(await cohortHome(edge, current)), ...(pageLink === undefined ? {} : { pageLink }) } }),
    ...(team === undefined ? {} : { team }),
    choices: names.map((name, index) => {
      const id = cohorts[index]?.id ?? '';
      return { id, name, waiting: waiting.filter(({ cohortId }) => cohortId === id).length };
    }),
  });
}

/** A link to the project page of a course, where its channel has one. */
async function pageLinkOf(
  { flow }: Pick<Edge, 'flow'>,
  client: WebClient,
  cohort: Cohort,
): Promise<string | undefined> {
  const post = await flow.store.posts.projectPage(cohort);
  return post && linkOfPost({ store: flow.store, client }, cohort.teamId, post.key);
}

/** What a facilitator sees of the others. */
async function teamOf({ flow }: Pick<Edge, 'flow'>, cohort: Cohort): Promise<TeamHome> {
  const silent = await flow.chat.inTime(() => whoIsSilent(flow, cohort));
  return {
    waiting: await whoWaits(flow.store, cohort),
    silent,
    suggestions: await flow.chat.inTime(() => gatherSuggestions(flow, cohort, silent.length)),
  };
}

async function linksOf({ flow }: Pick<Edge, 'flow'>, client: WebClient, teamId: string, requestIds: readonly string[]) {
  const found = await Promise.all(
    [...new Set(requestIds)].map(
      async (id) => [id, await linkOfPost({ store: flow.store, client }, teamId, requestKey(id))] as const,
    ),
  );
  return new Map(found.flatMap(([id, link]) => (link === undefined ? [] : [[id, link] as const])));
}
