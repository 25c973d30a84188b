import type { RoleId } from '../../course/types.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';
import { findOwners } from '../requests/find-owners.ts';
import { findPresence } from './find-presence.ts';
import { reviseWelcome } from './revise-welcome.ts';
import { saveRoles } from './save-roles.ts';

async function tellRolesSet(
  { random }: FlowDeps,
  tx: Store,
  cohort: Cohort,
  { to, by, roles }: { to: string; by: string; roles: RoleId[] },
): Promise<void> {
  await tx.posts.add({
    teamId: cohort.teamId,
    channelId: to,
    key: cohortKey(cohort.id, `roles-set:${random.uuid()}`),
    locale: cohort.locale,
    content: { type: 'roles-set', to, by, channel: cohort.channelId, roles },
  });
}

export async function giveRoles(
  deps: FlowDeps,
  cohort: Cohort,
  by: string,
  changes: { userId: string; roles: RoleId[] }[],
): Promise<void> {
  if (changes.length === 0) return;
  const presence = await findPresence(deps, cohort);
  await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    for (const { userId, roles } of changes) {
      await saveRoles(deps, tx, cohort, { userId, roles, by, presence });
      if (userId !== by) await tellRolesSet(deps, tx, cohort, { to: userId, by, roles });
    }
    await reviseWelcome(tx, cohort);
  });
  await announce(deps, cohort);
  for (const { userId } of changes) await announce(deps, { teamId: cohort.teamId, channelId: userId });
  await findOwners(deps, cohort);
}
