import { ownWords } from '../../../charts/own-words.ts';
import { isProcess } from '../../../course/lesson-id.ts';
import { AppError } from '../../../errors.ts';
import { findNames } from '../../../flow/data/find-names.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { gatherFindings, missingBefore } from '../../../flow/runs/gather-history.ts';
import type { Store } from '../../../ports/store.ts';
import { withDefaults } from '../../../steps/run-step.ts';
import { stepOf } from '../../../steps/step-of.ts';
import type { Cohort } from '../../../team/cohort.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { missingStepsMessage } from '../../messages/missing-steps-message.ts';
import { readStepRef } from '../../messages/step-ref.ts';
import { openView } from '../open-view.ts';
import { parametersView } from './parameters-view.ts';

/** Unit of the target and what a row is, in a table that the course's team, or an operator, has brought. */
async function ownWordsOf(store: Pick<Store, 'ownData'>, cohort: Cohort): Promise<{ unit?: string; row?: string }> {
  const table = await findNames(store, cohort);
  if (table === undefined) return {};
  return { row: ownWords(table.row), ...(table.unit === undefined ? {} : { unit: ownWords(table.unit) }) };
}

/** Opens the parameters of a step with the values of its last run. If steps before it are missing, offers to run them first. */
export const openParameters: PressHandler = async (edge, { actor, client, triggerId, corner, value }) => {
  const { store } = edge.flow;
  const { teamId, userId, words } = actor;
  const ref = readStepRef(value);
  const { lesson, cohort } = await findLesson(store, teamId, ref.lessonId, userId);
  const process = ref.process ?? lesson.process;
  if (!isProcess(process)) throw new AppError('stale_button');
  const step = stepOf(process);
  const missing = await missingBefore(store, cohort, process);
  if (missing.length > 0) {
    await tellPrivately(client, actor, corner, missingStepsMessage(words, { ...ref, process }, missing));
    return;
  }
  const needsHistory = step.parameters.some(({ kind }) => kind === 'columns');
  const history = needsHistory ? await gatherFindings(store, cohort, process) : {};
  const last = await store.runs.latestDone(cohort, process);
  const { unit, row } = edge.datasets[cohort.dataset] ?? (await ownWordsOf(store, cohort));
  const view = parametersView(words, {
    lessonId: lesson.id,
    channelId: cohort.channelId,
    toldIn: corner.threadTs === undefined ? corner.channelId : undefined,
    process,
    parameters: step.parameters,
    unit,
    row,
    values: withDefaults(step, last?.parameters ?? {}, history),
    choices: step.choices?.(history, words.locale, words.course.t) ?? [],
  });
  await openView(client, triggerId, view);
};
