import { tryAgain } from '../../flow/upkeep/try-again.ts';
import { JOINED } from '../app/ignore-own.ts';
import type { Edge } from '../edge.ts';

/** What Slack writes into a channel when it is there for the app again. */
const BACK = new Set(['channel_unarchive', 'group_unarchive']);

/** A channel that took no messages is tried at once when it is unarchived, or the app invited again or mentioned. */
export function registerReturns(edge: Edge): void {
  edge.app.event('message', async ({ event, context }) => {
    const { subtype, channel, user } = event as { subtype?: string; channel: string; user?: string };
    if (subtype === undefined || context.teamId === undefined) return;
    const isBack = BACK.has(subtype) || (JOINED.has(subtype) && user === context.botUserId);
    if (isBack) await tryAgain(edge.flow, { teamId: context.teamId, channelId: channel });
  });
  edge.app.event('app_mention', async ({ event, context }) => {
    if (context.teamId !== undefined) await tryAgain(edge.flow, { teamId: context.teamId, channelId: event.channel });
  });
}
