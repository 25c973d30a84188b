import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';

/** Subtypes of Slack's notice that a person or an app has joined a channel. */
export const JOINED: ReadonlySet<string> = new Set(['channel_join', 'group_join']);

/**
 * Ignores events that the app has caused itself, as Bolt's `ignoreSelf` does. The exception is the app's own joining of a
 * channel, after which it may post there again.
 */
export async function ignoreOwn(args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  const { context, next } = args;
  const event = 'event' in args ? (args.event as { user?: unknown; bot_id?: unknown; subtype?: unknown }) : undefined;
  const isOwn =
    event !== undefined &&
    ((context.botUserId !== undefined && event.user === context.botUserId) ||
      (context.botId !== undefined && event.bot_id === context.botId));
  if (isOwn && !(typeof event?.subtype === 'string' && JOINED.has(event.subtype))) return;
  await next();
}
