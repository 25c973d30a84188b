import { listOf } from '../../course/list-of.ts';
import type { RoleId } from '../../course/role.ts';
import { escapeMrkdwn, mention } from './kit.ts';
import type { Words } from './words.ts';

/** Enumerates people as the language does: "@Mei and @David"; 「@芽衣 さん、@デイビッド さん」. */
export function namePeople({ t, locale }: Words, userIds: readonly string[]): string {
  return listOf(
    locale,
    userIds.map((userId) => t('list.person', { person: mention(userId) })),
  );
}

/** Enumerates the names of roles, as mrkdwn. */
export function nameRoles({ course, locale }: Words, roles: readonly RoleId[]): string {
  return listOf(
    locale,
    roles.map((role) => escapeMrkdwn(course.role(locale, role).name)),
  );
}
