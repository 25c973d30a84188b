import { AppError } from '../../errors.ts';
import { LABELS, type Label } from '../../exercise/labelling-items.ts';
import { labellingKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import { type Announcer, announce } from '../announce.ts';
import { openLabelling } from './open-labelling.ts';

/**
 * Keeps one person's labels, and shows in the round's message who has labelled.
 * @throws AppError as openLabelling does; stale_button when the labels do not fit the items
 */
export async function labelItems(
  needs: Announcer & { store: StoreOf<'cohorts' | 'labelling' | 'members' | 'posts'> },
  input: { teamId: string; roundId: string; userId: string; labels: (string | undefined)[] },
): Promise<void> {
  const { store } = needs;
  const { teamId, roundId, userId } = input;
  const labels = input.labels.map((given) => LABELS.find((label) => label === given));
  const cohort = await store.transaction(async (tx) => {
    const round = await openLabelling({ store: tx }, teamId, roundId, userId);
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
  if (cohort !== undefined) await announce(needs, cohort);
}
