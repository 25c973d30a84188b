import type { ProcessId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import { findCohort } from '../flow/find-cohort.ts';
import { requestRun } from '../flow/run-step.ts';
import type { Actor, Edge } from './edge.ts';

/** The step's default parameters, by id. */
export function defaultParameters(edge: Edge, process: ProcessId): Record<string, number> {
  return Object.fromEntries(edge.parametersOf(process).map((parameter) => [parameter.id, parameter.default]));
}

/**
 * Runs the step of a channel's newest lesson of a process.
 * @throws AppError cohort_missing, lesson_not_posted, run_active
 */
export async function runInChannel(
  edge: Edge,
  actor: Actor,
  input: { channelId: string; process: ProcessId },
): Promise<void> {
  const cohort = await findCohort(edge.flow.store, { teamId: actor.teamId, channelId: input.channelId });
  const parameters = defaultParameters(edge, input.process);
  const lesson = await edge.flow.store.lessons.latest(actor.teamId, cohort.id, input.process);
  if (lesson === undefined) throw new AppError('lesson_not_posted');
  await requestRun(edge.flow, { teamId: actor.teamId, lessonId: lesson.id, userId: actor.userId, parameters });
}
