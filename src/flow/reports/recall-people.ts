import type { Chat } from '../../ports/chat.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Person } from '../../team/person.ts';
import { recallForPages } from '../workshop/add-page.ts';
import type { RenewPort } from './renew-reports.ts';
import { writeReport } from './write-report.ts';

const UNKNOWN: Person = { locale: 'en', zone: 'UTC', kind: 'member' };

/**
 * Asks the chat platform for everyone in the reports on some cohorts, so that `renewReports` can write them inside a transaction
 * without waiting for its answers.
 * @returns a chat that answers for these people from memory, and that knows nothing of others, such as a person who is erased by then
 */
export async function recallPeople(
  needs: Omit<RenewPort, 'random'>,
  cohorts: readonly Cohort[],
): Promise<Pick<Chat, 'personOf'>> {
  const known = new Map<string, Promise<Person>>();
  const personOf: Chat['personOf'] = (teamId, userId) => {
    const key = `${teamId}:${userId}`;
    const person = known.get(key) ?? needs.chat.personOf(teamId, userId);
    known.set(key, person);
    return person;
  };
  for (const cohort of cohorts) {
    for (const { content, channelId: reader } of await needs.store.people.reportsOf(cohort.teamId, cohort.channelId)) {
      if (content.type !== 'report') continue;
      await writeReport({ ...needs, chat: { personOf } }, cohort, await personOf(cohort.teamId, reader));
    }
    await recallForPages({ ...needs, chat: { personOf } }, cohort);
  }
  return { personOf: (teamId, userId) => known.get(`${teamId}:${userId}`) ?? Promise.resolve(UNKNOWN) };
}
