import { fileOfKey } from '../../messages/post-keys.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { replaceFile } from '../replace-file.ts';
import { renewPages } from '../workshop/add-page.ts';
import { type ReportPort, writeReport } from './write-report.ts';

/** What it takes to write reports anew. */
export type RenewPort = Omit<ReportPort, 'store'> & {
  random: Random;
  store: ReportPort['store'] & StoreOf<'artifacts' | 'people' | 'posts' | 'workshops'>;
};

/**
 * Writes the reports on a cohort and the pages of its workshops anew, after texts or people were erased from it: the app keeps their files, and may not have
 * delivered them. A file that Slack shows already is replaced there. Runs inside the caller's transaction.
 * @returns where each file is that it wrote
 */
export async function renewReports(
  needs: Omit<RenewPort, 'store'>,
  tx: RenewPort['store'],
  cohort: Cohort,
): Promise<string[]> {
  const { chat, random } = needs;
  const { teamId, channelId } = cohort;
  const written: string[] = [];
  for (const { key, content: lead, channelId: reader } of await tx.people.reportsOf(teamId, channelId)) {
    if (lead.type !== 'report') continue;
    const { files } = await writeReport({ ...needs, store: tx }, cohort, await chat.personOf(teamId, reader));
    for (const { kind, content } of files) {
      const post = await tx.posts.byKey(teamId, fileOfKey(key, kind));
      if (post?.content.type !== 'file') continue;
      const { artifactId } = post.content;
      if (await replaceFile(random, tx, { teamId, artifactId }, content)) written.push(reader);
    }
  }
  return [...written, ...(await renewPages(needs, tx, cohort))];
}
