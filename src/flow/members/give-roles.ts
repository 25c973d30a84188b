import type { RoleId } from '../../course/role.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { findAssignees } from '../requests/find-assignees.ts';
import type { ReassignPort } from '../requests/port.ts';
import { settlerFor } from '../requests/settle-told.ts';
import { maySee } from './check-member.ts';
import { findPresence } from './find-presence.ts';
import type { MembersPort } from './port.ts';
import { reviseWelcome } from './revise-welcome.ts';
import { saveRoles } from './save-roles.ts';

/** Replaces the roles of several people, tells them, and shows the new team in the welcome message. */
export async function giveRoles(
  needs: ReassignPort & Pick<MembersPort, 'random'>,
  cohort: Cohort,
  by: string,
  changes: { userId: string; roles: RoleId[] }[],
): Promise<void> {
  if (changes.length === 0) {
    // A deed that is done again may have ended here the first time.
    await findAssignees(needs, cohort);
    return;
  }
  const presence = await findPresence(needs, cohort);
  const people = changes.map(({ userId }) => userId);
  const settle = await settlerFor(needs, cohort, people);
  await needs.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const before = await tx.roles.list(cohort.teamId, cohort.id);
    for (const { userId, roles } of changes) {
      const held = new Set(before.filter((one) => one.userId === userId).map(({ role }) => role));
      // A deed that is done again changes nothing, and its person has been told.
      const isNew = held.size !== roles.length || !roles.every((role) => held.has(role));
      await saveRoles(needs, tx, cohort, { userId, roles, by, presence });
      if (!isNew) continue;
      const entry = { cohortId: cohort.id, at: needs.clock.now(), byId: by, ofId: userId };
      await tx.audit.add(cohort.teamId, { ...entry, change: { what: 'roles', roles } });
      if (userId !== by && (await maySee(tx, cohort, userId)))
        await tellRolesSet(needs, tx, cohort, { to: userId, by, roles });
    }
    await reviseWelcome(tx, cohort);
  });
  await announce(needs, cohort);
  for (const channelId of people) await announce(needs, { teamId: cohort.teamId, channelId });
  await settle();
  await findAssignees(needs, cohort);
}

async function tellRolesSet(
  { random }: Pick<MembersPort, 'random'>,
  tx: Pick<Store, 'posts'>,
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
