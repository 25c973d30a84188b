import type { Locale } from '../../course/locale.ts';
import { AppError } from '../../errors.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { holdersByRole } from '../../team/members.ts';
import type { Pace } from '../../team/pace.ts';
import type { Place } from '../../team/place.ts';
import { DEFAULT_WORKING_HOURS } from '../../team/working-hours.ts';
import { type Announcer, announce } from '../announce.ts';
import type { MembersPort } from './port.ts';

/**
 * Starts a cohort in a channel, and welcomes it there. A channel has one cohort: starting again returns it unchanged.
 * @throws AppError not_in_channel, group_direct or permission_missing when the app can't hold a course there
 */
export async function startCohort(
  needs: Announcer &
    Pick<MembersPort, 'chat' | 'clock' | 'initialRoles' | 'random'> & {
      store: StoreOf<'audit' | 'cohorts' | 'posts' | 'roles'>;
    },
  input: { place: Place; locale: Locale; dataset: string; userId: string; standIns: boolean; pace: Pace },
): Promise<{ cohort: Cohort; created: boolean }> {
  const { store, clock, random } = needs;
  const access = await needs.chat.accessTo(input.place);
  if (access === 'not-in-channel') throw new AppError('not_in_channel');
  if (access === 'group-direct') throw new AppError('group_direct');
  if (typeof access === 'object') throw new AppError('permission_missing', { permission: access.lacks });
  const roles = (await needs.initialRoles?.(input.place)) ?? [];
  const result = await store.transaction(async (tx) => {
    const { teamId, channelId } = input.place;
    const made = await tx.cohorts.create({
      id: random.uuid(),
      teamId,
      channelId,
      locale: input.locale,
      dataset: input.dataset,
      facilitatorId: input.userId,
      standIns: input.standIns,
      paused: false,
      anonymousReviews: false,
      bestChart: false,
      pace: input.pace,
      workingHours: DEFAULT_WORKING_HOURS,
      createdAt: clock.now(),
    });
    if (!made.created) return made;
    for (const userId of new Set(roles.map((r) => r.userId))) {
      const held = roles.filter((r) => r.userId === userId).map((r) => r.role);
      await tx.roles.set(teamId, made.cohort.id, userId, held);
    }
    const entry = { cohortId: made.cohort.id, at: clock.now(), byId: input.userId };
    await tx.audit.add(teamId, { ...entry, change: { what: 'started', locale: input.locale } });
    await tx.posts.add({
      key: cohortKey(made.cohort.id, 'welcome'),
      teamId,
      channelId,
      locale: input.locale,
      content: { type: 'welcome', facilitator: input.userId, roles: holdersByRole(roles) },
    });
    return made;
  });
  if (result.created) await announce(needs, input.place);
  return result;
}
