import type { Course } from '../../course/course.ts';
import type { RoleHolding } from '../../team/role-holding.ts';

/** Families of the roles that each person holds, by user id. */
export function familiesOf(course: Course, holdings: readonly RoleHolding[]): Map<string, Set<string>> {
  const familyOf = new Map(course.roles('en').map(({ id, family }) => [id, family]));
  const families = new Map<string, Set<string>>();
  for (const { userId, role } of holdings) {
    const family = familyOf.get(role);
    if (family !== undefined) families.set(userId, (families.get(userId) ?? new Set()).add(family));
  }
  return families;
}
