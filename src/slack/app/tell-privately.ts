import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { noticeView } from '../modals/notice/notice-view.ts';
import { openView } from '../modals/open-view.ts';
import type { Actor } from './actor.ts';
import { platformError, rateLimitMs } from './errors.ts';

/** Why somebody can be shown nothing in a channel, or in a thread of it. */
const NOT_THERE = new Set([
  'user_not_in_channel',
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'thread_not_found',
]);

/** Where a private sentence can be said: in a channel (and thread), else in a small modal. */
export interface Corner {
  channelId?: string;
  threadTs?: string;
  triggerId?: string;
}

/**
 * Tells one person something that nobody else sees. Who is not in the channel (a public one's buttons can be pressed by whoever looks
 * in) or cannot be shown anything there gets it as a direct message; so does who would get a modal, too late.
 */
export async function tellPrivately(
  client: WebClient,
  actor: Actor,
  corner: Corner,
  message: { text: string; blocks?: import('@slack/types').KnownBlock[] },
): Promise<void> {
  if (corner.channelId !== undefined) {
    const { text, blocks } = message;
    const content = { text, ...(blocks === undefined ? {} : { blocks }) };
    const thread = corner.threadTs === undefined ? {} : { thread_ts: corner.threadTs };
    try {
      const shown = { channel: corner.channelId, user: actor.userId, ...content, ...thread };
      await onceMore(() => client.chat.postEphemeral(shown));
    } catch (error) {
      if (!NOT_THERE.has(platformError(error) ?? '')) throw error;
      await onceMore(() => client.chat.postMessage({ channel: actor.userId, ...content }));
    }
  } else if (corner.triggerId !== undefined) {
    try {
      await openView(client, corner.triggerId, noticeView(actor.words, message.text));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await client.chat.postMessage({ channel: actor.userId, text: message.text });
    }
  }
}

/** Somebody waits for the answer: after longer than this they have pressed again. */
const LONGEST_WAIT_MS = 10_000;

/** What Slack has put off for a moment (HTTP 429) is tried once more after it. */
async function onceMore(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const wait = rateLimitMs(error);
    if (wait === undefined || wait > LONGEST_WAIT_MS) throw error;
    await setTimeout(wait);
    await call();
  }
}
