import type { RoleId } from '../../../course/role.ts';
import { AppError } from '../../../errors.ts';
import { shorten } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';

/** Most characters of a person's input that an answer repeats. */
export const MOST_ECHOED = 40;

/** Finds a role by its id or its name in either language. @throws AppError role_unknown */
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
