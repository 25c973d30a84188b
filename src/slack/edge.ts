import { setTimeout } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Locale } from '../course/types.ts';
import { AppError } from '../errors.ts';
import type { FlowDeps } from '../flow/port.ts';
import { errorSentence } from '../messages/error-sentence.ts';
import { platformError, rateLimitMs } from './app/errors.ts';
import { mention } from './messages/kit.ts';
import { type Words, wordsFor } from './messages/words.ts';
import { noticeView } from './modals/model-requests/model-requests-view.ts';

/** What every listener needs. */
export interface Edge {
  app: App;
  /** The workspace whose deliveries are taken; undefined: those of any. */
  teamId: string | undefined;
  flow: FlowDeps;
  /** Ids of the data sets that a cohort may choose. */
  datasets: string[];
}

/** Who did something, where, and in which language they read. */
export interface Actor {
  teamId: string;
  userId: string;
  words: Words;
}

export async function actorOf(edge: Edge, teamId: string, userId: string): Promise<Actor> {
  const locale: Locale = await edge.flow.chat.localeOf(teamId, userId);
  return { teamId, userId, words: wordsFor(edge.flow.course, locale) };
}

/** The sentence a user reads for what went wrong. A programming error is logged and becomes a general apology. */
export function sentenceFor(edge: Edge, words: Words, error: unknown, doing: string): string {
  if (!(error instanceof AppError) || error.code === 'internal') {
    edge.flow.log.error({ err: error, doing }, 'a listener failed');
    return words.t('error.internal');
  }
  return errorSentence(edge.flow.course, words.locale, error, mention);
}

/**
 * Opens a modal while the trigger lives (3 seconds), or puts one on top of what is open. A trigger that was used before is of a deed
 * that Slack delivered twice: its modal is open.
 * @throws AppError too_late
 */
export async function openView(
  client: WebClient,
  triggerId: string,
  view: ModalView,
  how: 'open' | 'push' = 'open',
): Promise<void> {
  if (triggerId === '') throw new AppError('too_late');
  try {
    const asked = { trigger_id: triggerId, view };
    await (how === 'push' ? client.views.push(asked) : client.views.open(asked));
  } catch (error) {
    const code = platformError(error);
    if (code === 'expired_trigger_id' || code === 'invalid_trigger_id') throw new AppError('too_late');
    if (code !== 'exchanged_trigger_id') throw error;
  }
}

/**
 * Draws a modal anew. One that is closed by now needs no drawing; nor does one that has changed since, where `hash` says what it was.
 */
export async function updateView(
  client: WebClient,
  { viewId, hash, view }: { viewId: string; hash?: string; view: ModalView },
): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) });
  } catch (error) {
    const code = platformError(error);
    if (code !== 'not_found' && code !== 'hash_conflict') throw error;
  }
}

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
