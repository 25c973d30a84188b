import type { ModalView } from '@slack/types';
import { AppError } from '../../../errors.ts';
import { type FoundTask, findTask, type TaskRef } from '../../../flow/lessons/find-task.ts';
import { workOutTask } from '../../../flow/lessons/work-out-task.ts';
import { errorSentence } from '../../../messages/error-sentence.ts';
import type { Edge } from '../../app/edge.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { escapeMrkdwn } from '../../messages/kit.ts';
import { type Words, wordsIn } from '../../messages/words.ts';
import { noticeView } from '../notice/notice-view.ts';
import { openView } from '../open-view.ts';
import { updateView } from '../update-view.ts';
import { noTaskView, taskView, workingTaskView } from './task-view.ts';

/** What is being worked out, by workspace and run: a team that presses at the same time waits for one computation. */
const underWay = new Map<string, Promise<FoundTask>>();

/**
 * Opens the task of a run. The first time, the form shows that the app works it out, and then the task: it takes as long as the step, and a
 * button's form has to open within three seconds.
 */
export const openTask: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const ref = { teamId: actor.teamId, runId: value, userId: actor.userId, locale: actor.words.locale };
  const found = await findTask(edge.flow, ref);
  const words = wordsIn(actor.words, found.cohort.channelId);
  if (found.given !== undefined) {
    await openView(client, triggerId, draw(words, found));
    return;
  }
  const viewId = await openView(client, triggerId, workingTaskView(words));
  if (viewId === undefined) return;
  await updateView(client, { viewId, view: await workedOut(edge, words, ref) });
};

async function workedOut(edge: Edge, words: Words, ref: TaskRef): Promise<ModalView> {
  try {
    await workOutOnce(edge, ref);
    return draw(words, await findTask(edge.flow, ref));
  } catch (error) {
    // The form that waits must not wait for ever.
    const known = error instanceof AppError ? error : new AppError('internal');
    if (known !== error) edge.flow.log.error({ err: error, runId: ref.runId }, 'the task of a run was not worked out');
    return noticeView(words, errorSentence(edge.flow.course, words.locale, known, undefined, escapeMrkdwn));
  }
}

async function workOutOnce(edge: Edge, ref: TaskRef): Promise<void> {
  const key = JSON.stringify([ref.teamId, ref.runId]);
  const work = underWay.get(key) ?? workOutTask(edge.flow, ref);
  underWay.set(key, work);
  try {
    await work;
  } finally {
    underWay.delete(key);
  }
}

function draw(words: Words, { run, given }: FoundTask): ModalView {
  if (given === undefined || given === null) return noTaskView(words);
  return taskView(words, { runId: run.id, process: run.process, given });
}
