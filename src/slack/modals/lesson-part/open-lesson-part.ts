import { z } from 'zod';
import { messageIdsOf } from '../../../course/lesson.ts';
import { isProcess } from '../../../course/lesson-id.ts';
import { AppError } from '../../../errors.ts';
import { namesField } from '../../../flow/data/find-names.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { readValue } from '../../app/read-value.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { lessonPartView } from './lesson-part-view.ts';

/** Opens the whole of what a message of a lesson's thread shows in short. */
export const openLessonPart: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const [lessonId, wanted] = readValue(z.tuple([z.string(), z.string()]), value);
  const { store } = edge.flow;
  const { lesson, cohort } = await findLesson(store, actor.teamId, lessonId, actor.userId);
  const { words } = actor;
  const text = words.course.lesson(words.locale, lesson.process);
  const message = messageIdsOf(text).find((id) => id === wanted);
  if (message === undefined) throw new AppError('stale_button');
  const last = isProcess(lesson.process) ? await store.runs.latestDone(cohort, lesson.process) : undefined;
  const given = { message, lessonId, headline: last?.headline, ...(await namesField(store, cohort)) };
  await openView(client, triggerId, lessonPartView(words, text, given));
};
