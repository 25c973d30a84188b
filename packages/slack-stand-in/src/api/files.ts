import { isObject, type Json } from '../json.ts';
import { botAuthor } from '../messages/bot-author.ts';
import { isSeenByApp, toSlackFile } from '../messages/file-object.ts';
import { removeFile } from '../messages/remove-file.ts';
import { type MessageStage, storeMessage } from '../messages/store-message.ts';
import { mimeType } from '../mime-type.ts';
import type { Channel, StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { checkedBlocks } from './check-content.ts';
import { checkThread } from './check-thread.ts';
import { findJoinedChannel, refuseArchived } from './find-channel.ts';
import type { Method } from './method.ts';
import { SlackError } from './slack-error.ts';

/** Finds a file that the app may see. @throws SlackError `file_deleted`, `file_not_found` */
function seenFile(stage: Pick<Stage, 'workspace'>, asked: unknown): StoredFile {
  const id = String(asked);
  if (stage.workspace.data.deletedFiles.includes(id)) throw new SlackError('file_deleted');
  const file = stage.workspace.file(id);
  // "The file does not exist, or is not visible to the calling user" (https://docs.slack.dev/reference/methods/files.delete).
  if (file?.stage !== 'complete' || !isSeenByApp(stage, file)) throw new SlackError('file_not_found');
  return file;
}

function waitingFile(stage: Pick<Stage, 'workspace'>, asked: unknown) {
  const file = isObject(asked) ? stage.workspace.file(String(asked.id)) : undefined;
  // Only a file that has its bytes and is not complete yet can be completed.
  if (file === undefined || file.stage !== 'uploaded') throw new SlackError('file_not_found');
  return file;
}

/**
 * The conversations to share in. `channel_id` is the id of one; `channels` may also hold ids of people
 * (https://docs.slack.dev/reference/methods/files.completeUploadExternal).
 * @throws SlackError `channel_not_found`, `not_in_channel`
 */
function channelsOf(stage: Pick<Stage, 'workspace'>, args: Json): Channel[] {
  if (args.channel_id !== undefined && args.channel_id !== '') return [findJoinedChannel(stage, args.channel_id)];
  const references = String(args.channels ?? '').split(',');
  return references
    .filter((id) => id !== '')
    .map((reference) => stage.workspace.imOf(reference) ?? findJoinedChannel(stage, reference));
}

function share(stage: MessageStage & Pick<Stage, 'now'>, ids: string[], args: Json): void {
  // A file that was deleted meanwhile never appears.
  const there = ids.filter((id) => stage.workspace.file(id) !== undefined);
  if (there.length === 0) return;
  for (const channel of args.channels) {
    const stored = storeMessage(stage, {
      ...botAuthor(stage),
      subtype: 'file_share',
      text: args.initial_comment ?? '',
      // Slack ignores blocks beside an initial comment.
      blocks: args.initial_comment ? undefined : checkedBlocks(stage, args.blocks),
      files: there,
      channel,
      thread_ts: args.thread_ts,
    });
    for (const id of there) {
      const shared = { channel, ts: stored.ts, threadTs: args.thread_ts };
      stage.workspace.file(id)?.shares.push(shared);
    }
  }
}

/**
 * The most files of one call. Slack documents none; apps saw it take 14, and answer `internal_error` from 15 on
 * (https://github.com/slackapi/python-slack-sdk/issues/1653).
 */
const MOST_FILES = 14;

export const FILES: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    required: ['filename', 'length'],
    writes: true,
    run(stage, args) {
      const size = Number(args.length);
      if (!Number.isInteger(size) || size <= 0) throw new SlackError('invalid_arguments');
      const altText = String(args.alt_txt ?? args.alt_text ?? '');
      if (altText.length > 1000) throw new SlackError('alt_txt_too_large');
      const id = stage.workspace.nextId('F');
      const name = String(args.filename);
      const created = Math.floor(stage.now() / 1000);
      const file = { id, name, title: name, mimetype: mimeType(name), size, altText, created };
      stage.workspace.data.files.push({ ...file, stage: 'expected', readyAt: 0, shares: [] });
      return { upload_url: `${stage.origin()}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    required: ['files'],
    json: ['files', 'blocks'],
    writes: true,
    run(stage, args) {
      if (!Array.isArray(args.files) || args.files.length === 0) throw new SlackError('invalid_arguments');
      if (args.files.length > MOST_FILES) throw new SlackError('internal_error');
      // One answer for all files: when one of them is refused, none is shared. No page says what becomes of a file that is named twice.
      const files = args.files.map((asked: unknown) => waitingFile(stage, asked));
      if (new Set(files).size < files.length) throw new SlackError('invalid_arguments');
      const channels = channelsOf(stage, args);
      for (const channel of channels) {
        refuseArchived(channel);
        checkThread(stage, channel.id, args.thread_ts);
      }
      checkedBlocks(stage, args.blocks);
      files.forEach((file, index) => {
        file.stage = 'complete';
        file.readyAt = stage.now() + stage.fileProcessingMs;
        file.title = String(args.files[index].title ?? file.name);
      });
      const ids = files.map(({ id }) => id);
      const now = { ...args, channels: channels.map(({ id }) => id) };
      // "Files are processed asynchronously" (https://docs.slack.dev/reference/methods/files.getUploadURLExternal): the answer has no
      // shares, and messages that are posted meanwhile come before the file.
      stage.after(stage.fileShareMs, () => {
        share(stage, ids, now);
        stage.persistence.save(stage.workspace.data).catch(stage.onError);
      });
      return { files: files.map((file) => ({ ...toSlackFile(stage, { ...file, shares: [] }) })) };
    },
  },
  'files.delete': {
    scope: 'files:write',
    required: ['file'],
    writes: true,
    async run(stage, args) {
      const file = seenFile(stage, args.file);
      // A bot may delete its own files only.
      if (file.user !== undefined) throw new SlackError('cant_delete_file');
      await removeFile(stage, file);
      return {};
    },
  },
  'files.info': {
    scope: 'files:read',
    required: ['file'],
    run(stage, args) {
      const file = seenFile(stage, args.file);
      return { file: toSlackFile(stage, file), comments: [], response_metadata: { next_cursor: '' } };
    },
  },
};
