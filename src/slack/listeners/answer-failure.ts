import type { WebClient } from '@slack/web-api';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { sentenceFor } from '../app/sentence-for.ts';
import type { TakenUp } from '../app/taken-up.ts';
import { type Corner, tellPrivately } from '../app/tell-privately.ts';

/** What a person did, and where a private answer to them goes. */
interface PersonAction {
  teamId: string;
  userId: string;
  corner: Corner;
  /** Names the action in the log. */
  doing: string;
  takenUp?: TakenUp;
}

/** Does what a person started by an event. A failure is answered privately; an unexpected one is also logged. */
export async function answerFailure(
  edge: Pick<Edge, 'flow'>,
  client: WebClient,
  { teamId, userId, corner, doing, ...again }: PersonAction,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    const actor = { ...(await actorOf(edge, teamId, userId, corner.channelId)), ...again };
    const where = { teamId, userId, channel: corner.channelId, threadTs: corner.threadTs };
    await tellPrivately(client, actor, corner, { text: sentenceFor(edge, actor.words, error, doing, where) });
  }
}
