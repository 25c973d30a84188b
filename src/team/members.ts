import type { Cohort } from './cohort.ts';
import type { RoleHolding } from './role-holding.ts';

/** Everyone who takes part in a cohort: who holds a role, and the facilitator. Each person once. */
export function membersOf(cohort: Cohort, holdings: RoleHolding[]): string[] {
  return [...new Set([...holdings.map((h) => h.userId), cohort.facilitatorId])];
}

/** Holdings gathered by role, in the order in which roles first appear. */
export function holdersByRole(holdings: RoleHolding[]): { role: string; users: string[] }[] {
  const byRole = new Map<string, string[]>();
  for (const { role, userId } of holdings) byRole.set(role, [...(byRole.get(role) ?? []), userId]);
  return [...byRole].map(([role, users]) => ({ role, users }));
}

/** Holdings gathered by person, in the order in which people first appear. */
export function rolesByHolder(holdings: RoleHolding[]): { user: string; roles: string[] }[] {
  const byUser = new Map<string, string[]>();
  for (const { role, userId } of holdings) byUser.set(userId, [...(byUser.get(userId) ?? []), role]);
  return [...byUser].map(([user, roles]) => ({ user, roles }));
}
