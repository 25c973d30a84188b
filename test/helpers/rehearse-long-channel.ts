import { WebClient } from '@slack/web-api';
import { type StandIn, startStandIn } from 'slack-stand-in';
import { APP_INFO } from '../../src/demo/start-demo.ts';

const CHANNEL = 'C0HOUSE';
const MINUTES_BETWEEN = 9;
/** Every so many messages the app says something in blocks. */
const APP_EVERY = 10;

const WORDS = [
  'I looked at *missing values* first: `Pool_QC` is blank in 2,917 rows :eyes:',
  '欠損値は「プールなし」という意味でしょうか。<#C0JUTAKU> にも書きました。',
  'Thanks, that helps.',
  'The residuals of the linear model grow with the price, so I would try its logarithm before anything else. What do the people who appraise houses say to that, and when could we ask them?\n• by neighbourhood\n• by year',
  '了解です :+1:',
];

/** A workspace without an app whose channel holds this many messages, one of them with a thread of this many replies. */
export async function rehearseLongChannel(size: { messages: number; replies: number }) {
  let now = Date.now() - size.messages * MINUTES_BETWEEN * 60_000;
  const rehearsal = await startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    events: [],
    clock: () => now,
    recordLimit: 0,
  });
  const client = new WebClient(rehearsal.botToken, { slackApiUrl: rehearsal.apiUrl });
  const people = rehearsal.users.map(({ id }) => id);
  const say = (index: number, threadTs?: string) =>
    rehearsal.driver.message(
      people[index % people.length]!,
      CHANNEL,
      `${index + 1}. ${WORDS[index % WORDS.length]}`,
      threadTs,
    );
  let thread = '';
  for (let index = 0; index < size.messages; index += 1) {
    now += MINUTES_BETWEEN * 60_000;
    if (index % APP_EVERY === 0)
      await client.chat.postMessage({ channel: CHANNEL, text: 'Run', blocks: blocksOf(index) });
    else thread = await say(index);
  }
  for (let index = 0; index < size.replies; index += 1) await say(index, thread);
  now = Date.now();
  return { rehearsal, thread, channel: CHANNEL, say };
}

export type LongChannel = Awaited<ReturnType<typeof rehearseLongChannel>>;

/** Where somebody sees the channel, with its thread beside it or without. */
export function addressOf({ url }: Pick<StandIn, 'url'>, as: string, thread?: string): string {
  return `${url}/?as=${as}&at=${CHANNEL}${thread === undefined ? '' : `&thread=${thread}`}`;
}

function blocksOf(index: number) {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  return [
    { type: 'header' as const, text: plain(`Run ${index + 1}`) },
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `*${index + 1}* rows have no _blank_ cell.` } },
    { type: 'context' as const, elements: [plain('2,930 sales · Ames, Iowa')] },
    {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, action_id: 'again', value: `${index}`, text: plain('Run it again') }],
    },
  ];
}
