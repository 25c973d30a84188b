import type { KnownBlock } from '@slack/types';
import { lookUntil } from './look-until.ts';
import { isOurs, metadataOf, type SelfTest, type SelfTestProbe, Unexpected } from './self-test.ts';
import { slackCode } from './slack-code.ts';

/** Posts a message that the clean-up will remove. */
async function post(
  test: SelfTest,
  text: string,
  more: { thread_ts?: string; blocks?: KnownBlock[] } = {},
): Promise<string> {
  const { channel, client, made } = test;
  const words = { text: `${text}\n${test.notice}`, metadata: metadataOf(test) };
  const { ts } = await client.chat.postMessage({ channel, ...words, ...more });
  if (ts === undefined) throw new Unexpected('the answer has no ts');
  made.messages.push(ts);
  return ts;
}

interface Read {
  ts?: string;
  text?: string;
  user?: string;
  bot_id?: string;
  subtype?: string;
  blocks?: { type?: string }[];
  metadata?: { event_type?: string; event_payload?: object };
}

/** The message with this `ts`, as the app reads messages back. */
async function readBack({ channel, client }: SelfTest, ts: string): Promise<Read | undefined> {
  const { messages = [] } = await client.conversations.history({
    channel,
    oldest: ts,
    latest: ts,
    inclusive: true,
    limit: 1,
    include_all_metadata: true,
  });
  return (messages as Read[]).find((message) => message.ts === ts);
}

/** Messages: posted, read back, changed, answered, found again and deleted. */
export const MESSAGE_PROBES: readonly SelfTestProbe[] = [
  {
    name: 'post a message',
    needs: [],
    async run(test) {
      test.found.first = await post(test, 'Kakehashi self-test 1');
      return 'it took text and metadata';
    },
  },
  {
    name: 'read metadata back',
    needs: ['first'],
    async run(test) {
      const { value, seconds } = await lookUntil(test, async () => {
        const message = await readBack(test, test.found.first ?? '');
        return isOurs(test, message) ? message : undefined;
      });
      if (value === undefined) throw new Unexpected('conversations.history gave no metadata back');
      return `conversations.history gave the key back, ${seconds === 0 ? 'at once' : `after ${seconds} s`}`;
    },
  },
  {
    name: 'update a message',
    needs: ['first'],
    async run(test) {
      const { channel, client, found, notice } = test;
      const text = 'Kakehashi self-test 1, updated';
      await client.chat.update({ channel, ts: found.first ?? '', text: `${text}\n${notice}` });
      const { value } = await lookUntil(test, async () => {
        const message = await readBack(test, found.first ?? '');
        return message?.text?.startsWith(text) === true ? message : undefined;
      });
      if (value === undefined) throw new Unexpected('the message read back still has its old text');
      if (!isOurs(test, value)) throw new Unexpected('the update dropped the metadata');
      return 'the text is new, the metadata stayed';
    },
  },
  {
    name: 'look back over pages',
    needs: ['first'],
    async run(test) {
      const { channel, client, found } = test;
      found.second = await post(test, 'Kakehashi self-test 2');
      const oldest = (Number(found.first) - 1).toFixed(6);
      let cursor: string | undefined;
      for (let page = 1; page <= 10; page += 1) {
        const common = { channel, oldest, limit: 1, include_all_metadata: true };
        const answer = await client.conversations.history({ ...common, ...(cursor && { cursor }) });
        if ((answer.messages as Read[] | undefined)?.some(({ ts }) => ts === found.first)) {
          return `the older message is on page ${page} of one message each`;
        }
        cursor = answer.response_metadata?.next_cursor || undefined;
        if (cursor === undefined) throw new Unexpected(`the pages end at ${page} without the older message`);
      }
      return 'others write too fast here to find it within ten pages of one message each';
    },
  },
  {
    name: 'reply in the thread',
    needs: ['first'],
    async run(test) {
      const { channel, client, found } = test;
      const parent = found.first ?? '';
      const reply = await post(test, 'Kakehashi self-test, a reply', { thread_ts: parent });
      const { value } = await lookUntil(test, async () => {
        const options = { channel, ts: parent, limit: 200, include_all_metadata: true };
        const { messages = [] } = await client.conversations.replies(options);
        return (messages as Read[]).find(({ ts }) => ts === reply);
      });
      if (value === undefined) throw new Unexpected('conversations.replies doesn’t have the reply');
      if (!isOurs(test, value)) throw new Unexpected('conversations.replies gave no metadata back');
      return 'conversations.replies gave it back with its metadata';
    },
  },
  {
    name: 'table among blocks',
    needs: [],
    async run(test) {
      const ts = await post(test, 'Kakehashi self-test, a table', { blocks: TABLE_AMONG_BLOCKS });
      const { value } = await lookUntil(test, () => readBack(test, ts));
      if (value === undefined) throw new Unexpected('conversations.history doesn’t have the message');
      const order = (value.blocks ?? []).map(({ type }) => type).join(', ');
      const sent = TABLE_AMONG_BLOCKS.map(({ type }) => type).join(', ');
      return order === sent ? `the order stayed: ${order}` : `sent ${sent}; came back ${order}`;
    },
  },
  {
    name: 'ephemeral message',
    needs: [],
    async run(test) {
      const { channel, client, notice } = test;
      const user = test.person ?? (await newestAuthor(test));
      if (user === undefined) return 'not tried: nobody has written here lately; name a person with --person U…';
      await client.chat.postEphemeral({ channel, user, text: `Kakehashi self-test, for you alone\n${notice}` });
      return `it took one for ${user}; only that person can say whether it was shown`;
    },
  },
  {
    name: 'permalink',
    needs: ['first'],
    async run({ channel, client, found }) {
      const { permalink } = await client.chat.getPermalink({ channel, message_ts: found.first ?? '' });
      if (permalink === undefined) throw new Unexpected('the answer has no permalink');
      return 'it gave one';
    },
  },
  {
    name: 'delete a message',
    needs: ['second'],
    async run({ channel, client, found, made }) {
      await client.chat.delete({ channel, ts: found.second ?? '' });
      made.messages = made.messages.filter((ts) => ts !== found.second);
      found.deleted = found.second ?? '';
      return 'it is gone';
    },
  },
  {
    name: 'permalink of a deleted one',
    needs: ['deleted'],
    async run({ channel, client, found }) {
      try {
        await client.chat.getPermalink({ channel, message_ts: found.deleted ?? '' });
        return 'it gave one all the same';
      } catch (error) {
        const code = slackCode(error);
        if (code !== 'message_not_found') throw error;
        return `${code}, which the app expects`;
      }
    },
  },
];

const text = (words: string) => ({ type: 'section' as const, text: { type: 'plain_text' as const, text: words } });
const cell = (words: string) => ({ type: 'raw_text' as const, text: words });
const TABLE_AMONG_BLOCKS = [
  text('Before the table'),
  {
    type: 'table',
    rows: [
      [cell('column'), cell('share')],
      [cell('Pool_QC'), cell('99.6')],
    ],
  },
  text('After the table'),
] as KnownBlock[];

/** A person who has written in the channel lately. */
async function newestAuthor({ channel, client }: SelfTest): Promise<string | undefined> {
  const { messages = [] } = await client.conversations.history({ channel, limit: 15 });
  return (messages as Read[]).find(({ bot_id, subtype, user }) => user && !bot_id && subtype === undefined)?.user;
}
