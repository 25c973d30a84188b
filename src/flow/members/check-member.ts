import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/**
 * The app knows who has left a cohort's channel, not who never came: reading its members would need two more scopes. Buttons of a
 * public channel can be pressed by whoever looks in, and a form may be submitted after its writer has left.
 * @throws AppError not_in_cohort for somebody who has left
 */
export async function checkMember(store: Store, cohort: Cohort, userId: string): Promise<void> {
  const departed = await store.members.departed(cohort.teamId, cohort.id);
  if (departed.includes(userId)) throw new AppError('not_in_cohort');
}
