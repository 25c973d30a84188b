import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { isProcess, type LessonId } from '../../../course/lesson-id.ts';
import type { RoleId } from '../../../course/role.ts';
import { AppError } from '../../../errors.ts';
import { appendText } from '../../../exercise/append-text.ts';
import { namesField } from '../../../flow/data/find-names.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { findCohort } from '../../../flow/members/find-cohort.ts';
import { openDraft } from '../../../flow/requests/open-draft.ts';
import { runInWords } from '../../../flow/runs/run-in-words.ts';
import type { Cohort } from '../../../team/cohort.ts';
import type { LessonPost } from '../../../team/lesson-post.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge, EdgeWith } from '../../app/edge.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { type AskNotes, askView } from './ask-view.ts';
import type { AskForm } from './read-ask.ts';

/**
 * Opens the form that asks a role, for a given lesson or for the channel's newest lesson in which roles are asked.
 * @param input.roles chosen instead of those of the draft
 * @param input.how `push` puts the form on top of the open modal
 * @throws AppError cohort_missing, lesson_not_posted, lesson_asks_nobody, role_not_offered, stale_button
 */
export async function openAsk(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  input: {
    triggerId: string;
    lessonId?: string;
    channelId?: string;
    text?: string;
    roles?: readonly RoleId[];
    how?: 'open' | 'push';
  },
): Promise<void> {
  const { store, random } = edge.flow;
  const lessonId = input.lessonId ?? (await newestLesson(edge, actor, input.channelId));
  const { lesson, cohort } = await findLesson(store, actor.teamId, lessonId, actor.userId);
  const { course, locale } = actor.words;
  const { offers, name } = course.lessonInfo(locale, lesson.process);
  if (offers.length === 0) throw new AppError('lesson_asks_nobody', { process: name });
  const { roles } = input;
  const role = roles?.find((each) => !offers.includes(each));
  if (role !== undefined) throw new AppError('role_not_offered', { role, process: name });
  const { isKept, ...kept } = await openDraft(edge.flow, cohort, lesson, actor.userId);
  // The quoted message comes after the text of the draft.
  const text = input.text === undefined ? kept.text : (appendText(kept.text, input.text) ?? input.text);
  const { teamId, userId } = actor;
  const { channelId } = cohort;
  const form = {
    teamId,
    userId,
    lessonId,
    channelId,
    requestId: random.uuid(),
    edition: 0,
    written: { ...kept, text, ...(roles === undefined ? {} : { roles: [...roles] }) },
  };
  await openView(client, input.triggerId, await drawAsk(edge, actor, { lesson, cohort }, form, { isKept }), input.how);
}

/** Draws the form with its current content, and with what the lesson and its last run add. */
export async function drawAsk(
  { flow: { store } }: EdgeWith<'store'>,
  { teamId, userId, words: theirs }: Actor,
  { lesson, cohort }: { lesson: LessonPost; cohort: Cohort },
  { lessonId, channelId, requestId, edition, written }: AskForm,
  notes: Omit<AskNotes, 'headline'>,
): Promise<ModalView> {
  const { process } = lesson;
  const words = wordsIn(theirs, cohort.channelId);
  const last = isProcess(process) ? await store.runs.latestDone(cohort, process) : undefined;
  const languages = { stored: cohort.locale, reader: words.locale };
  const { headline } = last === undefined ? {} : runInWords(last, languages, words.course.t);
  return askView(words, {
    lessonId,
    channelId,
    requestId,
    edition,
    process,
    askerId: userId,
    facilitates: cohort.facilitatorId === userId,
    standIns: cohort.standIns,
    pace: cohort.pace,
    holdings: await store.roles.list(teamId, cohort.id),
    written,
    ...(await namesField(store, cohort)),
    ...notes,
    ...(headline === undefined ? {} : { headline }),
  });
}

async function newestLesson(
  { flow: { store } }: EdgeWith<'store'>,
  actor: Actor,
  channelId: string | undefined,
): Promise<string> {
  const cohorts =
    channelId === undefined
      ? await store.cohorts.seenBy(actor.teamId, actor.userId)
      : [await findCohort(store, { teamId: actor.teamId, channelId }, actor.userId)];
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
