import type { Locale } from '../../course/locale.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';

/**
 * Wraps the chat platform so that a language chosen in App Home replaces that of the person's Slack client. A person about whom the
 * platform says nothing reads their cohort's language.
 */
export function withChosenLanguage(chat: Chat, store: Pick<Store, 'cohorts' | 'members'>): Chat {
  // When the store is down, people must still get an error message.
  const chosenBy = async (teamId: string, userId: string) =>
    (await store.members.byId(teamId, userId).catch(() => undefined))?.locale;
  const personOf: Chat['personOf'] = async (teamId, userId) => {
    const [person, chosen] = await Promise.all([chat.personOf(teamId, userId), chosenBy(teamId, userId)]);
    const locale = chosen ?? (person.isGuess ? await localeOfCohort(store, teamId, userId) : undefined);
    return locale === undefined ? person : { ...person, locale };
  };
  return {
    ...chat,
    personOf,
    localeOf: async (teamId, userId) => {
      const chosen = await chosenBy(teamId, userId);
      return chosen ?? (await personOf(teamId, userId)).locale;
    },
  };
}

/** The language of the first cohort that a person belongs to. */
async function localeOfCohort(
  { cohorts }: Pick<Store, 'cohorts'>,
  teamId: string,
  userId: string,
): Promise<Locale | undefined> {
  const [cohort] = await cohorts.ofUser(teamId, userId).catch(() => []);
  return cohort?.locale;
}
