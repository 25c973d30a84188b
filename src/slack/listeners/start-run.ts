import type { ProcessId } from '../../course/lesson-id.ts';
import { requestRun } from '../../flow/runs/request-run.ts';
import type { Parameters } from '../../steps/parameters.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import type { Message } from '../messages/kit.ts';
import { missingStepsMessage } from '../messages/missing-steps-message.ts';
import type { StepRef } from '../messages/step-ref.ts';

/**
 * Starts a run of a lesson's step.
 * @returns the run with the process that was asked for; or a private message, an offer to run the missing steps before it first
 * @throws AppError stale_button, run_active
 */
export async function startRun(
  edge: Edge,
  { teamId, userId, words, takenUp }: Actor,
  ref: StepRef,
  options: { runId: string; parameters?: Parameters; missingFirst?: boolean },
): Promise<{ started: { runId: string; process: ProcessId } } | { offer: Message }> {
  const { parameters = {}, ...rest } = options;
  const outcome = await requestRun(edge.flow, {
    teamId,
    userId,
    ...ref,
    ...rest,
    parameters,
    ...(takenUp === undefined ? {} : { pressedAt: takenUp.since }),
  });
  const { process } = outcome;
  if ('missing' in outcome) return { offer: missingStepsMessage(words, { ...ref, process }, outcome.missing) };
  return { started: { runId: outcome.run.id, process } };
}
