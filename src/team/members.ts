import type { Cohort } from './cohort.ts';
import type { RoleHolding } from './role-holding.ts';

/** User ids of a cohort's members: holders of roles and the facilitator, without repeats. */
export function membersOf(cohort: Cohort, holdings: RoleHolding[]): string[] {
  return [...new Set([...holdings.map((h) => h.userId), cohort.facilitatorId])];
}

/** Groups holdings by role, in the order in which roles first appear. */
export function holdersByRole(holdings: RoleHolding[]): { role: string; users: string[] }[] {
  const byRole = new Map<string, string[]>();
  for (const { role, userId } of holdings) byRole.set(role, [...(byRole.get(role) ?? []), userId]);
  return [...byRole].map(([role, users]) => ({ role, users }));
}

/** Groups holdings by person, in the order in which people first appear. */
export function rolesByHolder(holdings: RoleHolding[]): { user: string; roles: string[] }[] {
  const byUser = new Map<string, string[]>();
  for (const { role, userId } of holdings) byUser.set(userId, [...(byUser.get(userId) ?? []), role]);
  return [...byUser].map(([user, roles]) => ({ user, roles }));
}
