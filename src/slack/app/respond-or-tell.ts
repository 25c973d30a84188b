import { ErrorCode, type RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Actor } from './actor.ts';

export type Answer = { text: string } & Exclude<Parameters<RespondFn>[0], string>;

/**
 * Answers by the response URL. When that works no more, the text of the answer becomes a direct message: buttons belong to the channel
 * where the person acted.
 */
export async function respondOrTell(
  client: WebClient,
  actor: Actor,
  respond: RespondFn,
  answer: Answer,
): Promise<void> {
  if (actor.takenUp?.isLate !== true) {
    try {
      await respond(answer);
      return;
    } catch (error) {
      if ((error as { code?: unknown }).code !== ErrorCode.RespondError) throw error;
    }
  }
  await client.chat.postMessage({ channel: actor.userId, text: answer.text });
}
