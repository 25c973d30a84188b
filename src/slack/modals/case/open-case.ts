import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { findNames } from '../../../flow/data/find-names.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { readValue } from '../../app/read-value.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { readMetadata } from '../read-metadata.ts';
import { updateView } from '../update-view.ts';
import { CASE_STAGES, caseView } from './case-view.ts';

/** Opens a case, or shows more of it in the modal whose button was pressed. */
export const openCase: PressHandler = async (edge, { actor, client, triggerId, view, value }) => {
  const [lessonId, caseId, wanted] = readValue(z.tuple([z.string(), z.string(), z.string()]), value);
  const { lesson, cohort } = await findLesson(edge.flow.store, actor.teamId, lessonId, actor.userId);
  const { words } = actor;
  const found = words.course.lesson(words.locale, lesson.process).cases.find(({ id }) => id === caseId);
  if (found === undefined) throw new AppError('stale_button');
  const stage = CASE_STAGES.find((one) => one === wanted) ?? 'task';
  const next = caseView(words, found, stage, lessonId, await findNames(edge.flow.store, cohort));
  if (view === undefined) await openView(client, triggerId, next);
  else if (readMetadata(view).lessonPart !== undefined) await openView(client, triggerId, next, 'push');
  else await updateView(client, { viewId: view.id, view: next });
};
