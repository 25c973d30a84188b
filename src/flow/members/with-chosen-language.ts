import type { Chat } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';

/** The same chat platform, where people read the language that they chose in App Home rather than that of their client. */
export function withChosenLanguage(chat: Chat, store: Store): Chat {
  const personOf: Chat['personOf'] = async (teamId, userId) => {
    // A store that is away must not keep anybody from being told so.
    const chosen = store.members.byId(teamId, userId).catch(() => undefined);
    const [person, member] = await Promise.all([chat.personOf(teamId, userId), chosen]);
    return member?.locale === undefined ? person : { ...person, locale: member.locale };
  };
  return { ...chat, personOf, localeOf: async (teamId, userId) => (await personOf(teamId, userId)).locale };
}
