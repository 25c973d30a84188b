import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import type { Answer } from '../app/respond-or-tell.ts';
import type { Corner } from '../app/tell-privately.ts';

/** One pressed button, or one choice in a menu that acts at once. */
export interface Press {
  actor: Actor;
  client: WebClient;
  triggerId: string;
  corner: Corner;
  /** Answers in the conversation of the button; `replace_original` replaces its message. */
  respond(answer: Answer): Promise<void>;
  value: string;
  pressedAt: Date;
  /** The modal with the button, and the state of its fields. */
  view?: ViewOutput;
}

export type PressHandler = (edge: Edge, press: Press) => Promise<void>;

/** The channel of a button. @throws AppError stale_button where there is none */
export function channelOf(corner: Corner): string {
  if (corner.channelId === undefined) throw new AppError('stale_button');
  return corner.channelId;
}

/** Where an answer to a press is seen. */
export function cornerOf(body: BlockAction): Corner {
  const channelId = body.channel?.id;
  if (channelId === undefined) return {};
  const message = body.message as { ts?: string; thread_ts?: string } | undefined;
  const container = body.container as { thread_ts?: string };
  const threadTs = message?.thread_ts ?? container.thread_ts;
  // The parent of a thread is seen in the channel: an answer in its thread would be missed.
  if (threadTs === message?.ts) return { channelId };
  return { channelId, ...(threadTs === undefined ? {} : { threadTs }) };
}

/** When a person acted, by Slack's clock: deliveries may arrive in another order. */
export function timeOf({ action_ts: at }: { action_ts: string }): Date {
  return new Date(Number(at) * 1000);
}
