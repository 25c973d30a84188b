import type { Role } from '../../course/role.ts';
import type { Words } from './words.ts';

/** The roles of the course, grouped by family as on its role map. */
export function roleFamilies({ course, locale }: Words): { family: Role['family']; roles: Role[] }[] {
  const byFamily = new Map<Role['family'], Role[]>();
  for (const role of course.roles(locale)) byFamily.set(role.family, [...(byFamily.get(role.family) ?? []), role]);
  return [...byFamily].map(([family, roles]) => ({ family, roles }));
}
