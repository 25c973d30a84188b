import type { WebClient } from '@slack/web-api';
import { platformError } from '../app/errors.ts';
import { shorten } from './kit.ts';
import { textAsRead } from './text-as-read.ts';

/** Characters of a message that are quoted: enough to know it by, and room for the request. */
const QUOTED = 1500;

/** A message as the beginning of a request about it: quoted as it reads, with its address. */
export async function quoteMessage(
  client: WebClient,
  { channelId, ts, text }: { channelId: string; ts: string; text: string },
): Promise<string> {
  const lines = shorten(textAsRead(text), QUOTED).split('\n');
  return `${[...lines.map((line) => `> ${line}`), ...(await addressOf(client, channelId, ts))].join('\n')}\n`;
}

async function addressOf(client: WebClient, channel: string, ts: string): Promise<string[]> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink === undefined ? [] : [permalink];
  } catch (error) {
    // The message is gone, or the app cannot see it: its words are quoted all the same.
    if (platformError(error) === undefined) throw error;
    return [];
  }
}
