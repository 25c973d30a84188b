import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { joinCohort } from '../../flow/members/join-cohort.ts';
import { tryAgain } from '../../flow/upkeep/try-again.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Place } from '../../team/place.ts';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { type TakenUp, takenUpOf } from '../app/taken-up.ts';
import { type Corner, tellPrivately } from '../app/tell-privately.ts';
import { answerFailure } from './answer-failure.ts';
import { followChangedReply } from './follow-changed-reply.ts';
import { followChannel } from './follow-channel.ts';
import { type MessageEvent, readMessageEvent } from './read-message-event.ts';
import { showMenu } from './show-menu.ts';
import { takeThreadMessage } from './take-thread-message.ts';

/** Listens to messages and to mentions of the app. Each event's shape is checked once, in `readMessageEvent`. */
export function registerMessages(app: App, edge: Edge): void {
  app.event('message', async ({ event, context, client }) => {
    const message = readMessageEvent(event);
    const { teamId, botUserId } = context;
    if (message === undefined || teamId === undefined) return;
    await takeMessage(edge, client, { teamId, botUserId, message, ...takenUpOf(context, edge.flow.clock) });
  });

  app.event('app_mention', async ({ event, context, client }) => {
    const { channel: channelId, thread_ts: threadTs, user: userId } = event;
    const { teamId } = context;
    if (teamId === undefined) return;
    const place = { teamId, channelId };
    if (userId === undefined) return tryAgain(edge.flow, place);
    const corner = { channelId, ...(threadTs === undefined ? {} : { threadTs }) };
    await answerFailure(edge, client, { teamId, userId, corner, doing: 'mention' }, async () => {
      await tryAgain(edge.flow, place);
      // Only members of a channel can write there, as with commands.
      await joinCohort(edge.flow, { place, userId });
      await tellMenu(edge, client, { place, userId, corner });
    });
  });
}

async function takeMessage(
  edge: Edge,
  client: WebClient,
  {
    teamId,
    botUserId,
    message,
    ...again
  }: { teamId: string; botUserId: string | undefined; message: MessageEvent; takenUp?: TakenUp },
): Promise<void> {
  const { channelId } = message;
  const place = { teamId, channelId };
  switch (message.kind) {
    case 'written': {
      const { userId, threadTs } = message;
      if (threadTs !== undefined) {
        const action = { teamId, userId, corner: { channelId, threadTs }, doing: 'thread message', ...again };
        return answerFailure(edge, client, action, () =>
          takeThreadMessage(edge, client, { place, message: { ...message, threadTs }, ...again }),
        );
      }
      if (!isDirectChannel(channelId)) return;
      const action = { teamId, userId, corner: { channelId }, doing: 'direct message' };
      return answerFailure(edge, client, action, () =>
        tellMenu(edge, client, { place, userId, corner: { channelId } }),
      );
    }
    case 'edited':
    case 'deleted': {
      const { userId, threadTs } = message;
      const action = { teamId, userId, corner: { channelId, threadTs }, doing: `${message.kind} reply`, ...again };
      return answerFailure(edge, client, action, () => followChangedReply(edge, place, message));
    }
    case 'unarchived':
    case 'joined':
    case 'left':
      return followChannel(edge, { teamId, botUserId, notice: message });
  }
}

async function tellMenu(
  edge: Edge,
  client: WebClient,
  { place, userId, corner }: { place: Place; userId: string; corner: Corner },
): Promise<void> {
  const actor = await actorOf(edge, place.teamId, userId, place.channelId);
  await tellPrivately(client, actor, corner, await showMenu(edge, client, actor, place.channelId));
}
