import type { Chat } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';

/** Wraps the chat platform so that a language chosen in App Home replaces that of the person's Slack client. */
export function withChosenLanguage(chat: Chat, store: Pick<Store, 'members'>): Chat {
  const personOf: Chat['personOf'] = async (teamId, userId) => {
    // When the store is down, people must still get an error message.
    const chosen = store.members.byId(teamId, userId).catch(() => undefined);
    const [person, member] = await Promise.all([chat.personOf(teamId, userId), chosen]);
    return member?.locale === undefined ? person : { ...person, locale: member.locale };
  };
  return { ...chat, personOf, localeOf: async (teamId, userId) => (await personOf(teamId, userId)).locale };
}
