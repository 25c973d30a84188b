import { listOf } from '../../course/list-of.ts';
import type { RoleId } from '../../course/role.ts';
import { escapeMrkdwn, mention } from './kit.ts';
import type { Words } from './words.ts';

/** Most names in a line. It is enough to read, and keeps 18 roles of a large team within one message. */
export const MOST_NAMED = 25;

/** Enumerates people as the language does: "@Mei and @David"; 「@芽衣 さん、@デイビッド さん」. Counts those of a crowd that it does not name. */
export function namePeople({ t, locale }: Words, userIds: readonly string[]): string {
  const person = (userId: string) => t('list.person', { person: mention(userId) });
  const more = userIds.length - MOST_NAMED;
  if (more <= 0) return listOf(locale, userIds.map(person));
  return t('roles.more', { named: userIds.slice(0, MOST_NAMED).map(person).join(t('list.comma')), more });
}

/** The names of roles side by side: "Domain Expert · Architect". */
export function nameRolesApart({ course, locale }: Words, roles: readonly RoleId[]): string {
  return roles.map((role) => escapeMrkdwn(course.role(locale, role).name)).join(' · ');
}

/** Enumerates the names of roles, as mrkdwn. */
export function nameRoles({ course, locale }: Words, roles: readonly RoleId[]): string {
  return listOf(
    locale,
    roles.map((role) => escapeMrkdwn(course.role(locale, role).name)),
  );
}
