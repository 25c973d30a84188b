import { listOf } from '../../course/list-of.ts';
import type { RoleId } from '../../course/role.ts';
import { escapeMrkdwn, isErased, mention } from './kit.ts';
import type { Words } from './words.ts';

/** Most names in a line. It is enough to read, and keeps 18 roles of a large team within one message. */
export const MOST_NAMED = 25;

/**
 * A person's name as mrkdwn. In a posted message it's text: a mention would notify the person and make them follow the thread, so only those
 * who have to act are mentioned. Where nothing was looked up, nobody is notified, and a mention shows the name.
 */
export function nameOf({ t, lookedUp }: Words, userId: string): string {
  if (lookedUp === undefined || isErased(userId)) return mention(userId);
  const name = lookedUp.names.get(userId);
  return name === undefined ? t('person.unknown') : escapeMrkdwn(name);
}

/** Enumerates people as the language does, without a mention: "Mei and David"; 「芽衣 さん、デイビッド さん」. Counts those of a crowd that it does not name. */
export function namePeople(words: Words, userIds: readonly string[]): string {
  return enumerate(words, userIds, (userId) => nameOf(words, userId));
}

/** The same with mentions, for people who have to act. */
export function mentionPeople(words: Words, userIds: readonly string[]): string {
  return enumerate(words, userIds, mention);
}

function enumerate({ t, locale }: Words, userIds: readonly string[], show: (userId: string) => string): string {
  const person = (userId: string) => t('list.person', { person: show(userId) });
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
