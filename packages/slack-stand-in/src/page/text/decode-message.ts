import type { Workplace } from '../state/session.ts';
import { decodeEntities } from './inline.ts';

/** Reverses encodeMessage: what a person may type to get this text. */
export function decodeMessage(text: string, { users, channels, userGroups }: Workplace): string {
  const named = text.replace(/<(@|#|!subteam\^)([^<>|\s]+)(?:\|[^<>]*)?>/g, (whole, sigil: string, id: string) => {
    if (sigil === '@') return nameOf('@', users.find((user) => user.id === id)?.realName, whole);
    if (sigil === '#') return nameOf('#', channels.find((channel) => channel.id === id)?.name, whole);
    return nameOf('@', userGroups.find((group) => group.id === id)?.handle, whole);
  });
  return decodeEntities(named);
}

function nameOf(sigil: string, name: string | undefined, whole: string): string {
  return name === undefined ? whole : `${sigil}${name}`;
}
