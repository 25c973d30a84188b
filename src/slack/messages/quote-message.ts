import type { WebClient } from '@slack/web-api';
import { findPermalink } from '../app/find-permalink.ts';
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
  const link = await findPermalink(client, channelId, ts);
  return `${[...lines.map((line) => `> ${line}`), ...(link === undefined ? [] : [link])].join('\n')}\n`;
}
