import type { WebClient } from '@slack/web-api';
import { isProcess } from '../../../course/types.ts';
import { AppError } from '../../../errors.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { gatherFindings, missingBefore } from '../../../flow/runs/gather-history.ts';
import { stepOf } from '../../../steps/index.ts';
import { withDefaults } from '../../../steps/run-step.ts';
import { type Actor, type Corner, type Edge, openView } from '../../edge.ts';
import type { Message } from '../../messages/kit.ts';
import { offerMissing } from '../../run-step.ts';
import type { StepRef } from '../../step-ref.ts';
import { parametersView } from './parameters-view.ts';

/**
 * Opens the parameters of a step, as the last run used them. @returns an offer, where what comes before it is missing
 * @throws AppError stale_button
 */
export async function openParameters(
  edge: Edge,
  client: WebClient,
  { teamId, userId, words }: Actor,
  { triggerId, corner, ref }: { triggerId: string; corner: Corner; ref: StepRef },
): Promise<Message | undefined> {
  const { store } = edge.flow;
  const { lesson, cohort } = await findLesson(store, teamId, ref.lessonId, userId);
  const process = ref.process ?? lesson.process;
  if (!isProcess(process)) throw new AppError('stale_button');
  const step = stepOf(process);
  const missing = await missingBefore(store, cohort, process);
  if (missing.length > 0) return offerMissing(words, { ...ref, process }, missing);
  const needsHistory = step.parameters.some(({ kind }) => kind === 'columns');
  const history = needsHistory ? await gatherFindings(store, cohort, process) : {};
  const last = await store.runs.latestDone(teamId, cohort.id, process);
  const view = parametersView(words, {
    lessonId: lesson.id,
    channelId: cohort.channelId,
    toldIn: corner.threadTs === undefined ? corner.channelId : undefined,
    process,
    parameters: step.parameters,
    values: withDefaults(step, last?.parameters ?? {}, history),
    choices: step.choices?.(history, words.locale, words.course.t) ?? [],
  });
  await openView(client, triggerId, view);
  return undefined;
}
