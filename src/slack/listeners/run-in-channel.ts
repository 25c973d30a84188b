import type { WebClient } from '@slack/web-api';
import type { ProcessId } from '../../course/lesson-id.ts';
import { findCohort } from '../../flow/members/find-cohort.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, escapeMrkdwn, type Message, section } from '../messages/kit.ts';
import { sayStarted } from './say-started.ts';
import { startRun } from './start-run.ts';

/**
 * Runs the step of a channel's newest lesson about a process.
 * @returns what to tell the person privately, if anything
 * @throws AppError cohort_missing, not_in_cohort, run_active
 */
export async function runInChannel(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  input: { channelId: string; process: ProcessId; runId: string },
): Promise<Message | undefined> {
  const { store } = edge.flow;
  const cohort = await findCohort(store, { teamId: actor.teamId, channelId: input.channelId }, actor.userId);
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
  const outcome = await startRun(edge, actor, { lessonId: lesson.id }, { runId: input.runId });
  if ('offer' in outcome) return outcome.offer;
  return { text: await sayStarted(edge, client, actor, outcome.started), blocks: [] };
}
