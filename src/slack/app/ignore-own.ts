import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';

/** Subtypes of Slack's notice that a person or an app has joined a channel. */
export const JOINED: ReadonlySet<string> = new Set(['channel_join', 'group_join']);

/**
 * Ignores events that the app has caused itself, as Bolt's `ignoreSelf` does. The exception is the app's own joining of a
 * channel, after which it may post there again.
 */
export async function ignoreOwn(args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  const { context, next } = args;
  const event = 'event' in args ? (args.event as OwnEvent) : undefined;
  const isOwn =
    event !== undefined &&
    ((context.botUserId !== undefined && event.user === context.botUserId) ||
      (context.botId !== undefined && event.bot_id === context.botId));
  if (isOwn && !tellsOfJoining(event)) return;
  await next();
}

interface OwnEvent {
  type?: unknown;
  subtype?: unknown;
  user?: unknown;
  bot_id?: unknown;
}

function tellsOfJoining({ type, subtype }: OwnEvent): boolean {
  return type === 'member_joined_channel' || (typeof subtype === 'string' && JOINED.has(subtype));
}
