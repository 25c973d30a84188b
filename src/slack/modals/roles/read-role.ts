import type { RoleId } from '../../../course/role.ts';
import { AppError } from '../../../errors.ts';
import { shorten } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';

/** Of what somebody typed, as much as is said again: what is longer is no word that they would look for. */
export const MOST_ECHOED = 40;

/** A role by its id or its name in either language. @throws AppError role_unknown */
export function readRole({ course }: Words, typed: string): RoleId {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, '');
  const known = (['en', 'ja'] as const).flatMap((locale) => course.roles(locale));
  const found = known.find(({ id, name }) => plain(id) === plain(typed) || plain(name) === plain(typed));
  if (found === undefined) throw new AppError('role_unknown', { role: shorten(typed, MOST_ECHOED) });
  return found.id;
}
