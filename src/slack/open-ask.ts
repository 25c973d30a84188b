import type { WebClient } from '@slack/web-api';
import { isProcess, type LessonId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import { findCohort, findLesson } from '../flow/find-cohort.ts';
import { type Actor, type Edge, openView } from './edge.ts';
import { askView } from './views/ask-view.ts';

/**
 * Opens the modal that asks a role, for one lesson or for the newest of the channel in which roles are asked.
 * @throws AppError cohort_missing, lesson_not_posted, lesson_asks_nobody, stale_button
 */
export async function openAsk(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  input: { triggerId: string; lessonId?: string; channelId?: string; text?: string },
): Promise<void> {
  const { store, random } = edge.flow;
  const lessonId = input.lessonId ?? (await newestLesson(edge, actor, input.channelId));
  const { lesson, cohort } = await findLesson(store, actor.teamId, lessonId);
  const { course, locale } = actor.words;
  const { offers, name } = course.lessonInfo(locale, lesson.process);
  if (offers.length === 0) throw new AppError('lesson_asks_nobody', { process: name });
  const { process } = lesson;
  const last = isProcess(process) ? await store.runs.latestDone(actor.teamId, cohort.id, process) : undefined;
  const asked = await store.requests.countAskedBy(actor.teamId, cohort.id, lesson.process, actor.userId);
  // A draft helps with the first request; with the next one it would only have to be deleted.
  const text = input.text ?? (asked === 0 ? last?.draft : undefined);
  await openView(
    client,
    input.triggerId,
    askView(actor.words, {
      lessonId,
      channelId: cohort.channelId,
      requestId: random.uuid(),
      process: lesson.process,
      askerId: actor.userId,
      standIns: cohort.standIns,
      holdings: await store.roles.list(actor.teamId, cohort.id),
      ...(last?.headline === undefined ? {} : { headline: last.headline }),
      ...(text === undefined ? {} : { text }),
    }),
  );
}

async function newestLesson(edge: Edge, actor: Actor, channelId: string | undefined): Promise<string> {
  const { store } = edge.flow;
  const cohorts =
    channelId === undefined
      ? await store.cohorts.ofUser(actor.teamId, actor.userId)
      : [await findCohort(store, { teamId: actor.teamId, channelId })];
  const cohort = cohorts[0];
  if (cohort === undefined) throw new AppError('cohort_missing');
  const lesson = await store.lessons.latest(actor.teamId, cohort.id);
  if (lesson === undefined) throw new AppError('lesson_not_posted');
  const { course, locale } = actor.words;
  const asks = (process: LessonId) => course.lessonInfo(locale, process).offers.length > 0;
  if (asks(lesson.process)) return lesson.id;
  const posted = (await store.lessons.posted(actor.teamId, cohort.id)).filter(asks);
  const others = await Promise.all(posted.map((process) => store.lessons.latest(actor.teamId, cohort.id, process)));
  const newest = others
    .filter((other) => other !== undefined)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
  return (newest ?? lesson).id;
}
