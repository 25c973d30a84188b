import { joinCohort } from '../../flow/members/join-cohort.ts';
import { leaveCohort } from '../../flow/members/leave-cohort.ts';
import type { Edge } from '../edge.ts';

/** Slack's own notes in a channel; older private channels have names of their own for them. */
const LEFT = new Set(['channel_leave', 'group_leave']);
const JOINED = new Set(['channel_join', 'group_join']);

/**
 * Who leaves a channel frees their roles in it, who comes can be asked. Slack says so with a message in the channel, which needs no
 * scope that the app does not have for replies anyway; the events `member_left_channel` would need two more.
 */
export function registerMembership(edge: Edge): void {
  edge.app.event('message', async ({ event, context }) => {
    const { subtype, user, channel } = event as { subtype?: string; user?: string; channel: string };
    const { teamId, botUserId } = context;
    if (teamId === undefined || user === undefined || user === botUserId || subtype === undefined) return;
    const about = { place: { teamId, channelId: channel }, userId: user };
    if (LEFT.has(subtype)) await leaveCohort(edge.flow, about);
    if (JOINED.has(subtype)) await joinCohort(edge.flow, about);
  });
}
