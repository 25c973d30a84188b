import { AppError } from '../../errors.ts';
import type { FileInGroup } from '../../messages/content.ts';
import { inGroups } from '../../messages/files-of.ts';
import { runFilesKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Random } from '../../ports/random.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import type { ListedFile } from '../../steps/kept-files.ts';
import type { Run } from '../../steps/run.ts';
import { joinBytes } from '../../table/join-bytes.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { findData } from '../data/find-data.ts';
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
    random: Random;
    store: StoreOf<'artifacts' | 'cohorts' | 'erasures' | 'members' | 'ownData' | 'posts' | 'runs'>;
  },
  { kinds, id, ...asked }: { teamId: string; runId: string; userId: string; kinds: readonly string[]; id: string },
): Promise<void> {
  const { store, chat } = needs;
  const { teamId, userId, runId } = asked;
  const { locale } = await chat.personOf(teamId, userId);
  const to = { teamId, channelId: userId, locale };
  const read = () => listFiles(needs, asked);
  await writeWhatWasRead(store, teamId, read, async (tx, { run, cohort, files }) => {
    const { process } = run;
    const { channelId: channel } = cohort;
    const picked = files.filter(({ kind }) => kinds.includes(kind));
    if (picked.length === 0) throw new AppError('files_gone');
    const lead = { type: 'run-files' as const, to: userId, channel, process };
    if (!(await tx.posts.add({ ...to, key: runFilesKey(id), content: lead }))) return;
    const shown: FileInGroup[] = [];
    for (const file of picked) {
      const artifactId = file.id === '' ? await addTable(needs, tx, cohort, run, file) : file.id;
      shown.push({ artifactId, title: file.filename, altText: '', isImage: false });
    }
    for (const [nth, group] of inGroups(shown).entries()) {
      const key = runFilesKey(id, nth === 0 ? 'files' : `files-${nth + 1}`);
      await tx.posts.add({ ...to, key, content: { type: 'files', runId, process, channel, files: group } });
    }
  });
  await announce(needs, to);
}

/** Stores the rows of a run's table as a file of the run, so that it's delivered and deleted like one. @returns the file's id */
async function addTable(
  { random }: { random: Random },
  tx: Pick<Store, 'artifacts' | 'ownData'>,
  cohort: Cohort,
  { id: runId, dataset = cohort.dataset }: Run,
  { kind, filename, mediaType, size }: ListedFile,
): Promise<string> {
  const data = await findData(tx, { ...cohort, dataset });
  const content = joinBytes(data === undefined ? [] : await tx.ownData.partsOf(data.teamId, data.id));
  if (content.byteLength === 0) throw new AppError('files_gone');
  const id = random.uuid();
  const file = { id, runId, kind, filename, mediaType, content, encoding: 'br' as const };
  await tx.artifacts.add(cohort.teamId, { ...file, ...(size === undefined ? {} : { size }) });
  return id;
}
