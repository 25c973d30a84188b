import { AppError } from '../../errors.ts';
import type { Compute } from '../../ports/compute.ts';
import type { Store } from '../../ports/store.ts';
import type { Prediction } from '../../steps/prediction.ts';
import { checkMember } from '../members/check-member.ts';

/**
 * Asks the model of a run of Train, or the model that a run of Test tested, for a prediction.
 * @param input.answers answers to the model's questions in order, as a person typed them; without them, only the questions are returned
 * @throws AppError stale_button, not_in_cohort, and as the step Train does for an answer that isn't a number
 */
export async function predict(
  { store, compute }: { store: Pick<Store, 'artifacts' | 'members' | 'runs'>; compute: Pick<Compute, 'predict'> },
  input: { teamId: string; runId: string; userId: string; answers?: readonly string[] },
): Promise<Prediction> {
  const { teamId, answers } = input;
  const run = await store.runs.byId(teamId, input.runId);
  if (run !== undefined) await checkMember(store, { teamId, id: run.cohortId }, input.userId);
  const trained = run?.process === 'train' ? run.id : run?.previous?.train;
  if (trained === undefined) throw new AppError('stale_button');
  const model = await store.artifacts.packed(teamId, trained, 'model');
  if (model === undefined) throw new AppError('stale_button');
  return compute.predict({ model, ...(answers === undefined ? {} : { answers }) });
}
