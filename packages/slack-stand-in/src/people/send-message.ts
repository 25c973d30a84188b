import { randomUUID } from 'node:crypto';
import { type MessageStage, storeMessage } from '../messages/store-message.ts';
import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { encodeMentions } from './encode-text.ts';
import { type Attachment, keepFile, refusalOf } from './keep-file.ts';
import { type Outcome, refused } from './outcome.ts';
import { typedBlocks } from './typed-blocks.ts';

/** Slack's client takes ten files for one message. */
const MOST_FILES = 10;

/**
 * A person posts in a channel or thread, with optional files: ids of their own uploads, or files to upload. `text` is as Slack's client
 * sends it, and may be empty beside files.
 * @returns the outcome and the message's ts
 */
export async function sendMessage(
  stage: MessageStage & Pick<Stage, 'fileProcessingMs' | 'now' | 'persistence'>,
  as: string,
  message: { channel: string; text: string; threadTs?: string | undefined; files?: readonly (Attachment | string)[] },
): Promise<Outcome & { ts?: string }> {
  const { channel: id, text, threadTs, files = [] } = message;
  const channel = stage.workspace.channel(id);
  if (channel === undefined || stage.workspace.user(as) === undefined) return refused('channel_not_found');
  if (!channel.members.includes(as)) return refused('not_in_channel');
  if (channel.isArchived === true) return refused('is_archived');
  if (text.trim() === '' && files.length === 0) return refused('no_text');
  if (files.length > MOST_FILES) return refused('too_many_files');
  const refusal = files.map((file) => refusalOfFile(stage, as, file)).find((one) => one !== undefined);
  if (refusal !== undefined) return refused(refusal);
  const parent = threadTs === undefined ? undefined : stage.workspace.message(id, threadTs);
  if (threadTs !== undefined && parent === undefined) return refused('thread_not_found');
  const encoded = encodeMentions(stage, text);
  // A reply to a reply belongs to the same thread.
  const thread = parent?.thread_ts ?? threadTs;
  const kept = await Promise.all(files.map((file) => fileOf(stage, as, file)));
  // One of them may have been deleted while another one was written.
  if (kept.some((file) => file === undefined)) return refused('file_deleted');
  const there = kept.filter((file) => file !== undefined);
  const stored = storeMessage(stage, {
    user: as,
    text: encoded,
    ...(text.trim() === '' ? {} : { blocks: typedBlocks(stage, encoded) }),
    ...(there.length === 0 ? {} : { subtype: 'file_share', files: there.map((file) => file.id) }),
    client_msg_id: randomUUID(),
    channel: id,
    thread_ts: thread,
  });
  for (const file of there) file.shares.push({ channel: id, ts: stored.ts, ...(thread && { threadTs: thread }) });
  await stage.persistence.save(stage.workspace.data);
  return { ok: true, ts: stored.ts };
}

function refusalOfFile(stage: Pick<Stage, 'workspace'>, as: string, file: Attachment | string): string | undefined {
  if (typeof file !== 'string') return refusalOf(file);
  return stage.workspace.file(file)?.user === as ? undefined : 'file_not_found';
}

async function fileOf(
  stage: Pick<Stage, 'fileProcessingMs' | 'now' | 'persistence' | 'workspace'>,
  as: string,
  file: Attachment | string,
): Promise<StoredFile | undefined> {
  return typeof file === 'string' ? stage.workspace.file(file) : keepFile(stage, as, file);
}
