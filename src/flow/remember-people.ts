import type { Chat } from '../ports/chat.ts';
import type { Person } from '../team/person.ts';

/** For a person whom the chat platform wasn't asked for. */
const UNKNOWN: Person = { locale: 'en', zone: 'UTC', kind: 'member' };

/**
 * Asks the chat platform once for each person, and remembers the answer, so that what names them can be written inside a transaction without
 * waiting.
 * @returns `asking` asks for those whom it doesn't know yet; `remembering` answers from memory, and knows nothing of others, such as a person
 *   who is erased by then
 */
export function rememberPeople(chat: Pick<Chat, 'personOf'>): Record<'asking' | 'remembering', Pick<Chat, 'personOf'>> {
  const known = new Map<string, Promise<Person>>();
  return {
    asking: {
      personOf(teamId, userId) {
        const key = `${teamId}:${userId}`;
        const person = known.get(key) ?? chat.personOf(teamId, userId);
        known.set(key, person);
        return person;
      },
    },
    remembering: { personOf: (teamId, userId) => known.get(`${teamId}:${userId}`) ?? Promise.resolve(UNKNOWN) },
  };
}
