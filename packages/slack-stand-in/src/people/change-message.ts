import type { Json } from '../json.ts';
import { changeMessage, deleteMessage, type MessageStage } from '../messages/store-message.ts';
import type { Stage } from '../state/stage.ts';
import { encodeMentions } from './encode-text.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { typedBlocks } from './typed-blocks.ts';

/** A person edits their own message. `text` is as Slack's client sends it. */
export async function editMessage(
  stage: MessageStage & Pick<Stage, 'persistence'>,
  as: string,
  { channel, ts, text }: { channel: string; ts: string; text: string },
): Promise<Outcome> {
  const stored = ownMessage(stage, as, channel, ts);
  if (typeof stored === 'string') return refused(stored);
  if (text.trim() === '' && stored.files === undefined) return refused('no_text');
  const encoded = encodeMentions(stage, text);
  if (encoded === stored.text) return DONE;
  const edited = { user: as, ts: stage.workspace.nextTs() };
  const blocks = text.trim() === '' ? undefined : typedBlocks(stage, encoded);
  changeMessage(stage, stored, { text: encoded, blocks, edited });
  await stage.persistence.save(stage.workspace.data);
  return DONE;
}

/** A person deletes their own message. */
export async function removeMessage(
  stage: MessageStage & Pick<Stage, 'persistence'>,
  as: string,
  { channel, ts }: { channel: string; ts: string },
): Promise<Outcome> {
  const stored = ownMessage(stage, as, channel, ts);
  if (typeof stored === 'string') return refused(stored);
  deleteMessage(stage, stored);
  await stage.persistence.save(stage.workspace.data);
  return DONE;
}

/** The message, or Slack's error code when the person may not change it. */
function ownMessage(stage: Pick<Stage, 'workspace'>, as: string, channel: string, ts: string): Json | string {
  const stored = stage.workspace.message(channel, ts);
  const isGone = stored === undefined || stored.subtype === 'tombstone';
  if (isGone || !stage.workspace.channel(channel)?.members.includes(as)) return 'message_not_found';
  if (stage.workspace.channel(channel)?.isArchived === true) return 'is_archived';
  return stored.user === as && stored.bot_id === undefined ? stored : 'cant_update_message';
}
