import { myDataKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import { type Announcer, announce } from '../announce.ts';
import type { PersonRef } from './count-data.ts';
import type { MembersPort } from './port.ts';

/**
 * Sends a person everything that is kept about them, as JSON, in their direct messages with the app.
 * @param input.id id of the press, so that one that Slack delivers twice sends it once
 */
export async function sendData(
  needs: Announcer &
    Pick<MembersPort, 'chat' | 'clock' | 'random'> & { store: StoreOf<'artifacts' | 'people' | 'posts'> },
  { teamId, userId, id }: PersonRef & { id: string },
): Promise<void> {
  const { store, chat, random, clock } = needs;
  const { locale } = await chat.personOf(teamId, userId);
  const data = { person: userId, at: clock.now().toISOString(), rows: await store.people.rowsOf(teamId, userId) };
  const to = { teamId, channelId: userId, locale };
  const key = myDataKey(id);
  await store.transaction(async (tx) => {
    if (!(await tx.posts.add({ ...to, key, content: { type: 'my-data', to: userId } }))) return;
    const artifactId = random.uuid();
    await tx.artifacts.add(teamId, {
      id: artifactId,
      kind: 'my-data',
      filename: 'my-data.json',
      mediaType: 'application/json',
      content: new TextEncoder().encode(`${JSON.stringify(data, undefined, 2)}\n`),
    });
    const file = { type: 'file' as const, artifactId, title: 'my-data.json', altText: '', isImage: false };
    await tx.posts.add({ ...to, key: myDataKey(id, 'file'), content: file });
  });
  await announce(needs, to);
}
