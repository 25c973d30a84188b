import { cohortKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { holdersByRole } from '../../team/members.ts';

/** Shows the team as it is now in the message that welcomed it. */
export async function reviseWelcome(tx: Store, { teamId, id, facilitatorId }: Cohort): Promise<void> {
  await tx.posts.revise(teamId, cohortKey(id, 'welcome'), {
    type: 'welcome',
    facilitator: facilitatorId,
    roles: holdersByRole(await tx.roles.list(teamId, id)),
  });
}
