import type { RoleId } from '../../../course/role.ts';
import { AppError } from '../../../errors.ts';
import { checkRoles } from '../../../team/check-roles.ts';
import { shorten } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { MOST_ECHOED, readRole } from '../roles/read-role.ts';

/** A person who can be given roles, by the name that Slack shows. */
export interface Named {
  userId: string;
  name: string;
}

/** A line's end of the name: the last colon, because a name may have one and a role has none. */
const COLONS = /[:：]/u;
/** What stands between two roles. */
const BETWEEN_ROLES = /[,、，;；/／]/u;

/**
 * Reads who has which roles: a line a person, such as "Kenji: Domain Expert, Operator". A name is a full one, or a part of it that only one
 * person has. Lines without a sign are left out.
 * @throws AppError workshop_roles_line for a line without a colon or a role; workshop_roles_name for a name that nobody or more than one
 *   person has; workshop_roles_twice for a person with two lines; role_unknown; too_many_roles
 */
export function readRoleLines(
  words: Words,
  text: string,
  people: readonly Named[],
): { userId: string; roles: RoleId[] }[] {
  const found: { userId: string; roles: RoleId[] }[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const typed = shorten(trimmed, MOST_ECHOED);
    const pieces = trimmed.split(COLONS);
    const roles = (pieces.pop() ?? '')
      .split(BETWEEN_ROLES)
      .flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
    if (pieces.length === 0 || roles.length === 0) throw new AppError('workshop_roles_line', { typed });
    const userId = findNamed(pieces.join(':'), people);
    if (userId === undefined)
      throw new AppError('workshop_roles_name', { typed: shorten(pieces.join(':').trim(), MOST_ECHOED) });
    if (found.some((each) => each.userId === userId)) throw new AppError('workshop_roles_twice', { typed });
    const known = words.course.roles(words.locale);
    found.push({
      userId,
      roles: checkRoles(
        roles.map((each) => readRole(words, each)),
        known,
      ),
    });
  }
  return found;
}

/** The person with this name; undefined when nobody has it, or more than one. */
function findNamed(typed: string, people: readonly Named[]): string | undefined {
  const wanted = plain(typed.trim().replace(/^@/u, ''));
  if (wanted === '') return undefined;
  const whole = people.filter(({ name }) => plain(name) === wanted);
  const near =
    whole.length > 0 ? whole : people.filter(({ name }) => name.split(/\s/u).some((part) => plain(part) === wanted));
  return near.length === 1 ? near[0]?.userId : undefined;
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '').replace(/さん$/u, '');
}

/** Writes such lines. A person whose name wouldn't be found again has none. */
export function writeRoleLines(
  { course, locale }: Words,
  held: readonly { userId: string; roles: RoleId[] }[],
  people: readonly Named[],
): string {
  const separator = locale === 'ja' ? '、' : ', ';
  return held
    .flatMap(({ userId, roles }) => {
      const name = people.find((each) => each.userId === userId)?.name.replaceAll(/\s+/gu, ' ');
      if (name === undefined || findNamed(name, people) !== userId) return [];
      return [`${name}: ${roles.map((role) => course.role(locale, role).name).join(separator)}`];
    })
    .join('\n');
}
