import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';

/** What Slack writes into a channel when somebody brings a person or an app there. */
export const JOINED: ReadonlySet<string> = new Set(['channel_join', 'group_join']);

/**
 * Passes over events that the app has caused itself, as Bolt's own `ignoreSelf` does, but for its coming into a channel:
 * that tells it that it may post there again.
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
