import { TITLES } from 'slack-stand-in';
import type { Place } from '../team/place.ts';
import type { RoleHolding } from '../team/role-holding.ts';

/** Roles of a new cohort in the rehearsal: those that the teammates' job titles name. In a direct message there are none. */
export async function rehearsalRoles({ channelId }: Pick<Place, 'channelId'>): Promise<RoleHolding[]> {
  // A person alone with the app.
  if (channelId.startsWith('D')) return [];
  return rolesFromTitles(TITLES);
}

/** The role that each teammate's job title names. */
function rolesFromTitles(titles: Readonly<Record<string, string>>): RoleHolding[] {
  return Object.entries(titles).map(([userId, title]) => ({
    userId,
    role: title.toLowerCase().replaceAll(' ', '-'),
  }));
}
