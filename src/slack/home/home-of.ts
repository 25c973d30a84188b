import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { cohortHome } from './cohort-home.ts';
import { homeView } from './home-view.ts';

/** Most of a person's own requests that App Home counts. */
export const MOST_ASKED = 1000;

/** Builds a person's App Home from the store. */
export async function homeOf(edge: Pick<Edge, 'flow'>, actor: Actor) {
  const { store, clock } = edge.flow;
  const { teamId, userId } = actor;
  const cohorts = await store.cohorts.seenBy(teamId, userId);
  const { awayUntil, hours, locale } = (await store.members.byId(teamId, userId)) ?? {};
  return homeView(actor.words, {
    userId,
    language: locale,
    toAnswer: await store.requests.waitingFor(teamId, userId),
    toReview: await store.reviews.waitingFor(teamId, userId),
    asked: await store.requests.askedBy(teamId, userId, MOST_ASKED),
    ...(awayUntil !== undefined && awayUntil > clock.now() ? { awayUntil } : {}),
    ...(hours === undefined ? {} : { hours }),
    cohorts: await Promise.all(cohorts.map((cohort) => cohortHome(edge, cohort))),
  });
}
