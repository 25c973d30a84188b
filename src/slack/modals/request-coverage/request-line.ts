import type { SectionBlock } from '@slack/types';
import type { Request } from '../../../exercise/request.ts';
import { escapeMrkdwn, section, shorten } from '../../messages/kit.ts';
import { nameRolesApart } from '../../messages/name-people.ts';
import type { Words } from '../../messages/words.ts';

/** Whom a request asks, its kind and its first words. */
export function requestLine(words: Words, { assignments, kind, text }: Request): SectionBlock {
  const { t } = words;
  const roles = nameRolesApart(
    words,
    assignments.map(({ role }) => role),
  );
  return section(quoted(`• ${t('list.note', { text: roles, note: t(`kind.${kind}`) })}`, text));
}

/** A line with the first words of a request below it. */
export function quoted(line: string, text: string): string {
  return `${line}\n> ${escapeMrkdwn(shorten(text.split('\n')[0] ?? '', 100))}`;
}
