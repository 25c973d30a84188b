import { chooseBest } from '../../exercise/choose-best.ts';
import { isAnswer } from '../../exercise/reply.ts';
import { isRequest, type Request } from '../../exercise/request.ts';
import type { Ratings } from '../../exercise/review.ts';
import type { ContentOf } from '../../messages/content.ts';
import { fileOfKey, recapKey, runKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { DAY, dayOf, localDateOf } from '../../team/local-time.ts';
import type { WeekMoment } from '../../team/week-moment.ts';
import { announce } from '../announce.ts';
import { openQuestions } from '../project-page/gather-page.ts';
import type { WeekPort, WeekStores } from './port.ts';

/** Reviews come days after a request, so the best one of two weeks is chosen. */
const BEST_OF_MS = 14 * DAY;
const WEEK_MS = 7 * DAY;

/**
 * Posts what came of a week into the channel, unless nobody asked, answered or was reviewed: with the chart that says most of the newest run.
 * It mentions nobody. A week has one.
 * @returns whether it was added
 */
export async function postRecap(needs: WeekPort, cohort: Cohort, { week, at }: WeekMoment): Promise<boolean> {
  const { store } = needs;
  const { teamId, channelId, locale } = cohort;
  const said = await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohort.id);
    const content = await gatherRecap(tx, cohort, { week, at });
    if (content.asked + content.answered + content.reviews === 0) return false;
    const key = recapKey(cohort.id, week);
    if (!(await tx.posts.add({ teamId, channelId, locale, key, content }))) return false;
    const chart = await chartOf(tx, cohort, at.getTime() - WEEK_MS);
    if (chart !== undefined)
      await tx.posts.add({ teamId, channelId, locale, key: fileOfKey(key, 'chart'), content: chart });
    return true;
  });
  if (said) await announce(needs, cohort);
  return said;
}

/** The first chart of the newest run since then; undefined where each lesson's best chart is in the channel already, or the file is gone. */
async function chartOf(
  store: Pick<WeekStores, 'artifacts' | 'posts' | 'runs'>,
  { teamId, id, bestChart }: Cohort,
  since: number,
): Promise<ContentOf<'file'> | undefined> {
  if (bestChart) return undefined;
  const runs = await store.runs.inCohort(teamId, id);
  const run = runs.findLast(({ state, createdAt }) => state === 'done' && createdAt.getTime() >= since);
  const shown = run && (await store.posts.byKey(teamId, runKey(run.id, 'charts')))?.content;
  if (run === undefined || shown?.type !== 'files') return undefined;
  const [chart] = shown.files;
  if (chart === undefined || !(await store.artifacts.has(teamId, chart.artifactId))) return undefined;
  const wordless = shown.wordless === undefined ? {} : { wordless: shown.wordless };
  return { type: 'file', runId: run.id, process: run.process, ...chart, ...wordless };
}

async function gatherRecap(
  store: Pick<WeekStores, 'lessons' | 'posts' | 'replies' | 'requests' | 'reviews'>,
  cohort: Cohort,
  { week, at }: Pick<WeekMoment, 'at' | 'week'>,
): Promise<ContentOf<'week-recap'>> {
  const { teamId, id } = cohort;
  const since = at.getTime() - WEEK_MS;
  const before = await store.posts.byKey(teamId, recapKey(id, localDateOf(dayOf(week) - 7)));
  const quoted = before?.content.type === 'week-recap' ? before.content.best?.requestId : undefined;
  const sent: Request[] = [];
  // A transaction has one connection, so one query follows the other.
  for (const process of await store.lessons.posted(teamId, id))
    sent.push(...(await store.requests.ofLesson(teamId, id, process)));
  const rated: { request: Request; ratings: Ratings[] }[] = [];
  let answered = 0;
  let reviews = 0;
  for (const request of sent.filter(({ createdAt }) => createdAt.getTime() >= at.getTime() - BEST_OF_MS)) {
    const replies = await store.replies.of(teamId, request.id);
    const [first] = replies.filter(isAnswer);
    if (first !== undefined && first.createdAt.getTime() >= since) answered += 1;
    const done = (await store.reviews.of(teamId, request.id)).filter(({ state }) => state === 'done');
    reviews += done.filter(({ startedAt }) => startedAt !== undefined && startedAt.getTime() >= since).length;
    if (isRequest(request) && request.id !== quoted)
      rated.push({ request, ratings: done.flatMap(({ ratings }) => ratings ?? []) });
  }
  const best = chooseBest(rated);
  return {
    type: 'week-recap',
    asked: sent.filter(({ createdAt }) => createdAt.getTime() >= since).length,
    answered,
    reviews,
    ...(best === undefined
      ? {}
      : {
          best: {
            requestId: best.id,
            asker: best.askerId,
            text: best.text,
            roles: best.assignments.map(({ role }) => role),
          },
        }),
    open: await openQuestions(store, cohort),
  };
}
