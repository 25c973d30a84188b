import type { WebClient } from '@slack/web-api';
import { recogniseReply } from '../../flow/requests/recognise-reply.ts';
import type { Place } from '../../team/place.ts';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import type { TakenUp } from '../app/taken-up.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { verdictsWantedMessage } from '../messages/verdicts-wanted-message.ts';
import { whichRequestMessage } from '../messages/which-request-message.ts';
import type { WrittenMessage } from './read-message-event.ts';

/** Takes a person's message in a thread as their reply to a request. If it may answer several requests, asks which one. */
export async function takeThreadMessage(
  edge: Pick<Edge, 'flow'>,
  client: WebClient,
  { place, message, ...again }: { place: Place; message: WrittenMessage & { threadTs: string }; takenUp?: TakenUp },
): Promise<void> {
  const { ts, threadTs, userId, text, files } = message;
  if (text === '' && files.length === 0) return;
  const { which, presentation } = await recogniseReply(edge.flow, { place, threadTs, ts, userId, text, files });
  if (which.length === 0 && presentation === undefined) return;
  const actor = { ...(await actorOf(edge, place.teamId, userId)), ...again };
  const question =
    presentation === undefined
      ? whichRequestMessage(actor, which, message)
      : verdictsWantedMessage(actor.words, presentation.id);
  await tellPrivately(client, actor, { channelId: place.channelId, threadTs }, question);
}
