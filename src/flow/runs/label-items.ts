import { AppError } from '../../errors.ts';
import { LABELS, type Label } from '../../exercise/labelling-items.ts';
import { labellingKey } from '../../messages/post-keys.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';
import { openLabelling } from './open-labelling.ts';

/** Keeps one person's labels; the message shows who has labelled. @throws AppError stale_button, labelling_done */
export async function labelItems(
  deps: FlowDeps,
  input: { teamId: string; roundId: string; userId: string; labels: (string | undefined)[] },
): Promise<void> {
  const { store } = deps;
  const { teamId, roundId, userId } = input;
  const labels = input.labels.map((given) => LABELS.find((label) => label === given));
  const cohort = await store.transaction(async (tx) => {
    const round = await openLabelling({ ...deps, store: tx }, teamId, roundId, userId);
    if (labels.length !== round.items.length || labels.includes(undefined)) throw new AppError('stale_button');
    if (!(await tx.labelling.label(teamId, roundId, userId, labels as Label[]))) throw new AppError('labelling_done');
    const labelled = await tx.labelling.of(teamId, roundId);
    await tx.posts.revise(teamId, labellingKey(roundId), {
      type: 'labelling',
      roundId,
      target: round.target,
      startedBy: round.startedBy,
      labelledBy: labelled.map((one) => one.userId),
    });
    return tx.cohorts.byId(teamId, round.cohortId);
  });
  if (cohort !== undefined) await announce(deps, cohort);
}
