import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { fitMessage } from '../messages/fit-message.ts';
import { noticeView } from '../modals/notice/notice-view.ts';
import { openView } from '../modals/open-view.ts';
import type { Actor } from './actor.ts';
import { platformError, rateLimitMs } from './errors.ts';

/** Error codes that mean that a person cannot see an ephemeral message in the channel or thread. */
const NOT_THERE = new Set([
  'user_not_in_channel',
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'thread_not_found',
]);

/** Where a private answer can be shown: in a channel (and thread), else in a small modal. */
export interface Corner {
  channelId?: string;
  threadTs?: string;
  triggerId?: string;
}

/**
 * Tells one person something that nobody else sees. It becomes a direct message where the channel cannot show it to them (people
 * who are not in a public channel can press its buttons), and where a modal would come too late.
 */
export async function tellPrivately(
  client: WebClient,
  actor: Actor,
  corner: Corner,
  message: { text: string; blocks?: import('@slack/types').KnownBlock[] },
): Promise<void> {
  const { text, blocks } = fitMessage(actor.words, message);
  if (actor.takenUp?.isLate === true) {
    await onceMore(() => client.chat.postMessage({ channel: actor.userId, text }));
  } else if (corner.channelId !== undefined) {
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

/** A person who waits longer than this has pressed the button again. */
const LONGEST_WAIT_MS = 10_000;

/** Repeats a call once after a rate limit (HTTP 429) of a few seconds. */
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
