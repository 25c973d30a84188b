import { isProcess } from '../../../course/lesson-id.ts';
import { AppError } from '../../../errors.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { missingBefore } from '../../../flow/runs/gather-history.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { missingStepsMessage } from '../../messages/missing-steps-message.ts';
import { readStepRef } from '../../messages/step-ref.ts';
import { openView } from '../open-view.ts';
import { gatherForm } from './gather-form.ts';
import { parametersView } from './parameters-view.ts';

/** Opens the parameters of a step with the values of its last run. If steps before it are missing, offers to run them first. */
export const openParameters: PressHandler = async (edge, { actor, client, triggerId, corner, value }) => {
  const { store } = edge.flow;
  const { teamId, userId, words } = actor;
  const ref = readStepRef(value);
  const { lesson, cohort } = await findLesson(store, teamId, ref.lessonId, userId);
  const process = ref.process ?? lesson.process;
  if (!isProcess(process)) throw new AppError('stale_button');
  const missing = await missingBefore(store, cohort, process);
  if (missing.length > 0) {
    await tellPrivately(client, actor, corner, missingStepsMessage(words, { ...ref, process }, missing));
    return;
  }
  const form = await gatherForm(edge, actor, { lessonId: lesson.id, process });
  const toldIn = corner.threadTs === undefined ? corner.channelId : undefined;
  await openView(client, triggerId, parametersView(words, { ...form, toldIn }));
};
