import { AppError } from '../../errors.ts';
import { inGroups } from '../../messages/files-of.ts';
import { runFilesKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { StoreOf } from '../../ports/store.ts';
import { type Announcer, announce } from '../announce.ts';
import { writeWhatWasRead } from '../write-what-was-read.ts';
import { listFiles } from './list-files.ts';

/**
 * Sends a person files of a run in their direct messages with the app.
 * @param input.kinds the files that they picked
 * @param input.id id of the form, so that one that is delivered twice sends them once
 * @throws AppError as listFiles does; files_gone when nothing is left of what they picked
 */
export async function sendFiles(
  needs: Announcer & {
    chat: Pick<Chat, 'personOf'>;
    store: StoreOf<'artifacts' | 'cohorts' | 'erasures' | 'members' | 'posts' | 'runs'>;
  },
  { kinds, id, ...asked }: { teamId: string; runId: string; userId: string; kinds: readonly string[]; id: string },
): Promise<void> {
  const { store, chat } = needs;
  const { teamId, userId, runId } = asked;
  const { locale } = await chat.personOf(teamId, userId);
  const to = { teamId, channelId: userId, locale };
  const read = () => listFiles(needs, asked);
  await writeWhatWasRead(
    store,
    teamId,
    read,
    async (tx, { run: { process }, cohort: { channelId: channel }, files }) => {
      const picked = files.filter(({ kind }) => kinds.includes(kind));
      if (picked.length === 0) throw new AppError('files_gone');
      const lead = { type: 'run-files' as const, to: userId, channel, process };
      if (!(await tx.posts.add({ ...to, key: runFilesKey(id), content: lead }))) return;
      const shown = picked.map((file) => ({ artifactId: file.id, title: file.filename, altText: '', isImage: false }));
      for (const [nth, group] of inGroups(shown).entries()) {
        const key = runFilesKey(id, nth === 0 ? 'files' : `files-${nth + 1}`);
        await tx.posts.add({ ...to, key, content: { type: 'files', runId, process, channel, files: group } });
      }
    },
  );
  await announce(needs, to);
}
