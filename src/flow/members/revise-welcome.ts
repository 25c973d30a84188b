import { cohortKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { holdersByRole } from '../../team/members.ts';

/** Shows the current team in the welcome message. */
export async function reviseWelcome(
  tx: Pick<Store, 'posts' | 'roles'>,
  { teamId, id, facilitatorId }: Cohort,
): Promise<void> {
  await tx.posts.revise(teamId, cohortKey(id, 'welcome'), {
    type: 'welcome',
    facilitator: facilitatorId,
    roles: holdersByRole(await tx.roles.list(teamId, id)),
  });
}
