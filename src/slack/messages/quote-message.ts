import type { WebClient } from '@slack/web-api';
import { platformError } from '../app/errors.ts';
import { shorten } from './kit.ts';
import { textAsRead } from './text-as-read.ts';

/** Most characters quoted: enough to recognise the message, with room for the request. */
const QUOTED = 1500;

/** The start of a request about a message: the message as a quotation, and its link. */
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
    // The message is deleted or hidden from the app: its text is quoted without a link.
    if (platformError(error) === undefined) throw error;
    return [];
  }
}
