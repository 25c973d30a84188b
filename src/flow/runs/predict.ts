import { AppError } from '../../errors.ts';
import type { Prediction } from '../../steps/prediction.ts';
import type { FlowDeps } from '../port.ts';

/**
 * Asks the models of a run of Train, or of those that a run of Test tested.
 * @param input.answers to its questions in their order, as a person typed them; without them only the questions are returned
 * @returns what they answer
 * @throws AppError stale_button, and as the step Train does for a cell that is no number
 */
export async function predict(
  { store, compute }: FlowDeps,
  input: { teamId: string; runId: string; answers?: readonly string[] },
): Promise<Prediction> {
  const { teamId, answers } = input;
  const run = await store.runs.byId(teamId, input.runId);
  const trained = run?.process === 'train' ? run.id : run?.previous?.train;
  if (trained === undefined) throw new AppError('stale_button');
  const model = await store.artifacts.packed(teamId, trained, 'model');
  if (model === undefined) throw new AppError('stale_button');
  return compute.predict({ model, ...(answers === undefined ? {} : { answers }) });
}
