import { myDataKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import { type Announcer, announce } from '../announce.ts';
import { replaceFile } from '../replace-file.ts';
import { writeWhatWasRead } from '../write-what-was-read.ts';
import type { PersonRef } from './count-data.ts';
import type { MembersPort } from './port.ts';

/**
 * Sends a person everything that is kept about them, as JSON, in their direct messages with the app.
 * @param input.id id of the press, so that one that Slack delivers twice sends it once
 */
export async function sendData(
  needs: Announcer &
    Pick<MembersPort, 'chat' | 'clock' | 'random'> & { store: StoreOf<'artifacts' | 'erasures' | 'people' | 'posts'> },
  { teamId, userId, id }: PersonRef & { id: string },
): Promise<void> {
  const { store, chat, random, clock } = needs;
  const { locale } = await chat.personOf(teamId, userId);
  const to = { teamId, channelId: userId, locale };
  const key = myDataKey(id);
  const read = () => dataFile(store, { teamId, userId }, clock.now());
  await writeWhatWasRead(store, teamId, read, async (tx, content) => {
    if (!(await tx.posts.add({ ...to, key, content: { type: 'my-data', to: userId } }))) return;
    const artifactId = random.uuid();
    await tx.artifacts.add(teamId, {
      id: artifactId,
      kind: 'my-data',
      filename: 'my-data.json',
      mediaType: 'application/json',
      content,
    });
    const file = { type: 'file' as const, artifactId, title: 'my-data.json', altText: '', isImage: false };
    await tx.posts.add({ ...to, key: myDataKey(id, 'file'), content: file });
  });
  await announce(needs, to);
}

/**
 * Writes the files with people's data anew that quote or name an erased person, as what is kept about their reader now. A file
 * that Slack shows already is replaced there. Runs inside the caller's transaction.
 * @param mentions whether the text of a file does
 * @returns where each file is that it wrote
 */
export async function renewData(
  { random, clock }: Pick<MembersPort, 'clock' | 'random'>,
  tx: StoreOf<'artifacts' | 'people' | 'posts'>,
  teamId: string,
  mentions: (text: string) => boolean,
): Promise<string[]> {
  const written: string[] = [];
  for (const { userId, artifactId, key } of await tx.people.dataFiles(teamId)) {
    const old = await tx.artifacts.byId(teamId, artifactId);
    if (old === undefined || !mentions(Buffer.concat(old.slices).toString('utf8'))) continue;
    const post = await tx.posts.byKey(teamId, key);
    if (post?.content.type !== 'file') continue;
    const content = await dataFile(tx, { teamId, userId }, clock.now());
    if (await replaceFile(random, tx, { teamId, artifactId }, content)) written.push(userId);
  }
  return written;
}

/** Everything that is kept about a person at a time, as JSON. */
async function dataFile(
  { people }: Pick<StoreOf<'people'>, 'people'>,
  { teamId, userId }: PersonRef,
  at: Date,
): Promise<Uint8Array> {
  const data = { person: userId, at: at.toISOString(), rows: await people.rowsOf(teamId, userId) };
  return new TextEncoder().encode(`${JSON.stringify(data, undefined, 2)}\n`);
}
