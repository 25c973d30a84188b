import type { Chat } from '../../ports/chat.ts';
import type { Cohort } from '../../team/cohort.ts';
import { rememberPeople } from '../remember-people.ts';
import { recallForPages } from '../workshop/add-page.ts';
import type { RenewPort } from './renew-reports.ts';
import { writeReport } from './write-report.ts';

/**
 * Asks the chat platform for everyone in the reports on some cohorts, so that `renewReports` can write them inside a transaction
 * without waiting for its answers.
 * @returns a chat that answers for these people from memory, and that knows nothing of others, such as a person who is erased by then
 */
export async function recallPeople(
  needs: Omit<RenewPort, 'random'>,
  cohorts: readonly Cohort[],
): Promise<Pick<Chat, 'personOf'>> {
  const { asking, remembering } = rememberPeople(needs.chat);
  for (const cohort of cohorts) {
    for (const { content, channelId: reader } of await needs.store.people.reportsOf(cohort.teamId, cohort.channelId)) {
      if (content.type !== 'report') continue;
      await writeReport({ ...needs, chat: asking }, cohort, await asking.personOf(cohort.teamId, reader));
    }
    await recallForPages({ ...needs, chat: asking }, cohort);
  }
  return remembering;
}
