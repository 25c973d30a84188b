import { AppError } from '../../../errors.ts';
import { findNames } from '../../../flow/data/find-names.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { beforeAndAfterView } from './before-and-after-view.ts';

/** Opens the lesson's rewritten request, on top of the form where one writes one's own. */
export const openBeforeAndAfter: PressHandler = async (edge, { actor, client, triggerId, view, value }) => {
  const { lesson, cohort } = await findLesson(edge.flow.store, actor.teamId, value, actor.userId);
  const { words } = actor;
  const { beforeAndAfter } = words.course.lesson(words.locale, lesson.process);
  if (beforeAndAfter === undefined) throw new AppError('stale_button');
  const next = beforeAndAfterView(words, beforeAndAfter, await findNames(edge.flow.store, cohort));
  await openView(client, triggerId, next, view === undefined ? 'open' : 'push');
};
