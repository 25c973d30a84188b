import type { Role, RoleId } from '../course/role.ts';
import { AppError } from '../errors.ts';

/** Most roles that one person may hold in a cohort. */
export const MAX_ROLES = 5;

/**
 * Checks the roles that a person chose.
 * @returns the roles without repeats, in the order of the course
 * @throws AppError role_unknown (values: role), too_many_roles (values: max, count)
 */
export function checkRoles(chosen: RoleId[], known: Role[]): RoleId[] {
  const unknown = chosen.find((id) => !known.some((role) => role.id === id));
  if (unknown !== undefined) throw new AppError('role_unknown', { role: unknown });
  const ordered = known.map((role) => role.id).filter((id) => chosen.includes(id));
  if (ordered.length > MAX_ROLES) throw new AppError('too_many_roles', { max: MAX_ROLES, count: ordered.length });
  return ordered;
}
