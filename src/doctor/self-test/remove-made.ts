import { explainFailure } from './explain-failure.ts';
import { isOurs, type SelfTest } from './self-test.ts';
import { slackCode } from './slack-code.ts';

/** Codes that say that it is gone already. */
const GONE = new Set(['message_not_found', 'file_not_found', 'file_deleted', 'thread_not_found']);

type Test = Pick<SelfTest, 'channel' | 'client' | 'found' | 'key' | 'made'>;

/**
 * Removes what the self-test made: messages, the newest first, and files; at last the message that starts the thread.
 * @returns what was removed, and a sentence for each thing that was not
 */
export async function removeMade(test: Test): Promise<{ removed: string; left: string[] }> {
  const { channel, client, found, made } = test;
  const left: string[] = [];
  /** @returns 1 when it was removed */
  const remove = async (name: string, act: () => Promise<unknown>) => {
    try {
      await act();
      return 1;
    } catch (error) {
      if (!GONE.has(slackCode(error) ?? '')) left.push(`${name}: ${explainFailure(error).problem}`);
      return 0;
    }
  };
  let goneMessages = 0;
  const removeMessages = async (all: readonly string[]) => {
    for (const ts of all.toSorted().toReversed()) {
      goneMessages += await remove(`message ${ts}`, () => client.chat.delete({ channel, ts }));
    }
  };
  const known = new Set(made.messages);
  await removeMessages(made.messages.filter((ts) => ts !== found.first));
  let goneFiles = 0;
  for (const file of made.files) goneFiles += await remove(`file ${file}`, () => client.files.delete({ file }));
  // Late, because looking may have to wait for a rate limit.
  if (made.mayBeMore) {
    try {
      await removeMessages((await findOurs(test)).filter((ts) => !known.has(ts)));
    } catch (error) {
      left.push(`perhaps a message whose posting got no answer: ${explainFailure(error).problem}`);
    }
  }
  // Without its start, the thread could not be looked through any more.
  if (found.first !== undefined && known.has(found.first)) await removeMessages([found.first]);
  const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  return { removed: `${count(goneMessages, 'message')} and ${count(goneFiles, 'file')}`, left };
}

/** Finds this run's messages among the newest of the channel and of the thread: those with its key, and those with its file. */
async function findOurs(test: Test): Promise<string[]> {
  const { channel, client, found, made } = test;
  const common = { channel, limit: 100, include_all_metadata: true };
  const top = (await client.conversations.history(common)).messages ?? [];
  const thread =
    found.first === undefined
      ? []
      : ((await client.conversations.replies({ ...common, ts: found.first })).messages ?? []);
  return [...top, ...thread]
    .filter((one) => isOurs(test, one) || one.files?.some(({ id }) => made.files.includes(id ?? '')))
    .map(({ ts = '' }) => ts);
}
