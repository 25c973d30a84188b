import { listOf } from '../course/translate.ts';
import type { ProcessId } from '../course/types.ts';
import { findCohort } from '../flow/members/find-cohort.ts';
import { requestRun } from '../flow/runs/request-run.ts';
import type { Parameters } from '../steps/finished.ts';
import type { Actor, Edge } from './edge.ts';
import { ACTIONS } from './ids.ts';
import { actions, button, escapeMrkdwn, type Message, section } from './messages/kit.ts';
import type { Words } from './messages/words.ts';
import { type StepRef, toValue } from './step-ref.ts';

/**
 * Runs a step of a lesson. @returns what to tell the person privately: that it has begun, where they do not see it, or an
 * offer to run first what is missing before it
 * @throws AppError stale_button, run_active
 */
export async function runStep(
  edge: Edge,
  { teamId, userId, words }: Actor,
  ref: StepRef,
  options: { parameters?: Parameters; missingFirst?: boolean } = {},
): Promise<{ started?: Message; offer?: Message }> {
  const { parameters = {}, ...rest } = options;
  const outcome = await requestRun(edge.flow, { teamId, userId, ...ref, ...rest, parameters });
  const { process } = outcome;
  if ('missing' in outcome) return { offer: offerMissing(words, { ...ref, process }, outcome.missing) };
  const text = words.t('run.started', { process: words.course.process(words.locale, process).name });
  return { started: { text, blocks: [] } };
}

/** Runs the step of a channel's newest lesson of a process. @throws AppError cohort_missing, run_active */
export async function runInChannel(
  edge: Edge,
  actor: Actor,
  input: { channelId: string; process: ProcessId },
): Promise<Message | undefined> {
  const { store } = edge.flow;
  const cohort = await findCohort(store, { teamId: actor.teamId, channelId: input.channelId });
  const lesson = await store.lessons.latest(actor.teamId, cohort.id, input.process);
  if (lesson === undefined) {
    const { t, course, locale } = actor.words;
    const process = course.process(locale, input.process).name;
    const text = t('run.no-lesson', { process });
    return {
      text,
      blocks: [
        section(escapeMrkdwn(text)),
        actions(button(ACTIONS.postLesson, t('button.post-lesson', { process }), input.process, 'primary')),
      ],
    };
  }
  const { started, offer } = await runStep(edge, actor, { lessonId: lesson.id });
  return offer ?? started;
}

/** Says what is missing before a step, and offers to run it first. */
export function offerMissing({ t, course, locale }: Words, ref: Required<StepRef>, missing: ProcessId[]): Message {
  const name = (id: ProcessId) => course.process(locale, id).name;
  const names = missing.map((id) => t('list.note', { text: name(id), note: course.process(locale, id).produces }));
  const text = t('run.missing', { process: name(ref.process), names: listOf(locale, names) });
  return {
    text,
    blocks: [
      section(escapeMrkdwn(text)),
      actions(
        button(ACTIONS.runMissing, t('button.run-missing', { count: missing.length + 1 }), toValue(ref), 'primary'),
      ),
    ],
  };
}
