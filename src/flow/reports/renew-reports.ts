import { fileOfKey } from '../../messages/post-keys.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { type ReportPort, writeReport } from './write-report.ts';

/** What it takes to write reports anew. */
export type RenewPort = Omit<ReportPort, 'store'> &
  Announcer & {
    random: Random;
    store: ReportPort['store'] & StoreOf<'artifacts' | 'people' | 'posts'>;
  };

/**
 * Writes the reports on a cohort anew, after texts or people were erased from it: the app keeps their files, and may not have
 * delivered them. A file that Slack shows already is replaced there.
 * @returns how many files it wrote
 */
export async function renewReports(needs: RenewPort, cohort: Cohort): Promise<number> {
  const { store, chat, random } = needs;
  const { teamId, channelId } = cohort;
  let written = 0;
  for (const { key, channelId: reader } of await store.people.reportsOf(teamId, channelId)) {
    const { files } = await writeReport(needs, cohort, await chat.personOf(teamId, reader));
    for (const { kind, content } of files) {
      const isWritten = await store.transaction(async (tx) => {
        const post = await tx.posts.byKey(teamId, fileOfKey(key, kind));
        if (post?.content.type !== 'file') return false;
        const artifactId = random.uuid();
        if (!(await tx.artifacts.replace(teamId, post.content.artifactId, { id: artifactId, content }))) return false;
        await tx.posts.revise(teamId, post.key, { ...post.content, artifactId });
        return true;
      });
      if (isWritten) written += 1;
    }
    await announce(needs, { teamId, channelId: reader });
  }
  return written;
}
