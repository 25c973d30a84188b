import { randomUUID } from 'node:crypto';
import { type MessageStage, storeMessage } from '../messages/store-message.ts';
import { mimeType } from '../mime-type.ts';
import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { encodeMentions } from './encode-text.ts';
import { type Outcome, refused } from './outcome.ts';
import { typedBlocks } from './typed-blocks.ts';

/** A file that a person attaches to a message. */
export interface Attachment {
  name: string;
  bytes: Buffer;
}

/**
 * A person posts in a channel or thread, with optional files. `text` is as Slack's client sends it, and may be empty beside files.
 * @returns the outcome and the message's ts
 */
export async function sendMessage(
  stage: MessageStage & Pick<Stage, 'fileProcessingMs' | 'now' | 'persistence'>,
  as: string,
  message: { channel: string; text: string; threadTs?: string | undefined; files?: readonly Attachment[] },
): Promise<Outcome & { ts?: string }> {
  const { channel: id, text, threadTs, files = [] } = message;
  const channel = stage.workspace.channel(id);
  if (channel === undefined || stage.workspace.user(as) === undefined) return refused('channel_not_found');
  if (!channel.members.includes(as)) return refused('not_in_channel');
  if (channel.isArchived === true) return refused('is_archived');
  if (text.trim() === '' && files.length === 0) return refused('no_text');
  if (files.some(({ name, bytes }) => name.trim() === '' || bytes.length === 0)) return refused('file_is_empty');
  const parent = threadTs === undefined ? undefined : stage.workspace.message(id, threadTs);
  if (threadTs !== undefined && parent === undefined) return refused('thread_not_found');
  const encoded = encodeMentions(stage, text);
  // A reply to a reply belongs to the same thread.
  const thread = parent?.thread_ts ?? threadTs;
  const kept = await Promise.all(files.map((file) => keepFile(stage, as, file)));
  const stored = storeMessage(stage, {
    user: as,
    text: encoded,
    ...(text.trim() === '' ? {} : { blocks: typedBlocks(stage, encoded) }),
    ...(kept.length === 0 ? {} : { subtype: 'file_share', files: kept.map((file) => file.id) }),
    client_msg_id: randomUUID(),
    channel: id,
    thread_ts: thread,
  });
  for (const file of kept) file.shares.push({ channel: id, ts: stored.ts, ...(thread && { threadTs: thread }) });
  await stage.persistence.save(stage.workspace.data);
  return { ok: true, ts: stored.ts };
}

async function keepFile(
  stage: Pick<Stage, 'fileProcessingMs' | 'now' | 'persistence' | 'workspace'>,
  user: string,
  { name, bytes }: Attachment,
): Promise<StoredFile> {
  const id = stage.workspace.nextId('F');
  await stage.persistence.writeFile(id, bytes);
  const now = stage.now();
  const file: StoredFile = {
    id,
    name,
    title: name,
    mimetype: mimeType(name),
    size: bytes.length,
    altText: '',
    created: Math.floor(now / 1000),
    stage: 'complete',
    readyAt: now + stage.fileProcessingMs,
    shares: [],
    user,
  };
  stage.workspace.data.files.push(file);
  return file;
}
