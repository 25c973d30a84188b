import type { BlockAction, RespondFn, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import type { Corner } from '../app/tell-privately.ts';

/** One pressed button: who, where, and the value it carried. */
export interface Press {
  actor: Actor;
  client: WebClient;
  triggerId: string;
  corner: Corner;
  /** Answers where the button is; with `replace_original` in its message's place. */
  respond: RespondFn;
  value: string;
  pressedAt: Date;
  /** The modal or Home that the button is in. */
  viewId?: string;
  /** That modal with what is in its fields. */
  view?: ViewOutput;
}

export type Handler = (edge: Edge, press: Press) => Promise<void>;

/** The channel that a button is in. @throws AppError stale_button where there is none */
export function channelOf(corner: Corner): string {
  if (corner.channelId === undefined) throw new AppError('stale_button');
  return corner.channelId;
}

/** Where a button was pressed. */
export function cornerOf(body: BlockAction): Corner {
  const channelId = body.channel?.id;
  if (channelId === undefined) return {};
  const message = body.message as { ts?: string; thread_ts?: string } | undefined;
  const container = body.container as { thread_ts?: string };
  const threadTs = message?.thread_ts ?? container.thread_ts;
  // The parent of a thread stands in the channel, where its button was pressed: an answer in the thread would not be seen.
  if (threadTs === message?.ts) return { channelId };
  return { channelId, ...(threadTs === undefined ? {} : { threadTs }) };
}

/**
 * Reads a button's value that holds several things, as this release writes it: with zod, so that what an older release or a
 * stranger wrote is refused in words.
 * @throws AppError stale_button
 */
export function readValue<T>(shape: z.ZodType<T>, value: string): T {
  try {
    return shape.parse(JSON.parse(value));
  } catch {
    throw new AppError('stale_button');
  }
}
