import type { Json } from '../json.ts';
import { botAuthor } from '../messages/bot-author.ts';
import { findEphemeral, removeEphemeral, replaceEphemeral, showEphemeral } from '../messages/show-ephemeral.ts';
import { changeMessage, deleteMessage, type MessageStage, storeMessage } from '../messages/store-message.ts';
import type { ResponseTarget } from '../state/create-response-urls.ts';
import type { Stage } from '../state/stage.ts';
import { checkedBlocks, checkText } from './check-content.ts';
import { recordCall } from './record-call.ts';
import { SlackError } from './slack-error.ts';

/** Carries out a body that the app sent to a `response_url` or answered a command with. @throws SlackError */
function carryOut(stage: MessageStage & Pick<Stage, 'ephemerals' | 'now'>, target: ResponseTarget, body: Json): void {
  const { userId, channel, ts } = target;
  const ephemeral = ts === undefined ? undefined : findEphemeral(stage, userId, channel, ts)?.message;
  const original = ts === undefined ? undefined : stage.workspace.message(channel, ts);
  if (body.delete_original === true) {
    if (ephemeral !== undefined) removeEphemeral(stage, userId, ephemeral);
    else if (original !== undefined) deleteMessage(stage, original);
    return;
  }
  const blocks = checkedBlocks(stage, body.blocks);
  const text = checkText(body.text, (blocks?.length ?? 0) > 0 || (body.attachments?.length ?? 0) > 0);
  const content = { text, blocks: blocks?.length === 0 ? undefined : blocks };
  if (body.replace_original === true) {
    if (ephemeral !== undefined) replaceEphemeral(stage, userId, ephemeral, content);
    else if (original !== undefined) {
      changeMessage(stage, original, { ...content, edited: { user: original.user, ts: stage.workspace.nextTs() } });
    }
    return;
  }
  const message = { ...botAuthor(stage), ...content, channel, thread_ts: body.thread_ts };
  if (body.response_type === 'in_channel') storeMessage(stage, message);
  else
    showEphemeral(stage, userId, {
      ...message,
      thread_ts: body.thread_ts ?? (ephemeral ? target.threadTs : undefined),
    });
}

/** Carries out the app's answer and records it as a call of the method `response_url`. */
export function respondTo(stage: Stage, target: ResponseTarget, body: Json): Json {
  const over = stage.log.call({ method: 'response_url', args: body, at: stage.now() });
  const result = attempt(() => carryOut(stage, target, body));
  recordCall(stage, { method: 'response_url', args: body, result, at: stage.now() }, over);
  return result;
}

/** Handles a POST to a `response_url`. */
export function useResponseUrl(stage: Stage, token: string, body: Json): Json {
  const target = stage.responseUrls.use(token);
  if (!('error' in target)) return respondTo(stage, target, body);
  const result = { ok: false, error: target.error };
  recordCall(stage, { method: 'response_url', args: body, result, at: stage.now() });
  return result;
}

function attempt(act: () => void): Json {
  try {
    act();
    return { ok: true };
  } catch (error) {
    if (error instanceof SlackError) return error.toResult();
    throw error;
  }
}
