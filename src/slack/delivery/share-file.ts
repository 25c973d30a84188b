import type { WebClient } from '@slack/web-api';
import { dropInvisible } from '../../course/drop-invisible.ts';
import type { Post } from '../../messages/post.ts';
import type { ReadArtifact } from '../../steps/kept-files.ts';
import { platformError } from '../app/errors.ts';
import { escapeMrkdwn } from '../messages/kit.ts';
import type { Outbox } from './outbox.ts';
import { lengthOf, postBytes } from './post-bytes.ts';

/** Enough for tens of megabytes over a slow line. */
const UPLOAD_MS = 120_000;

/**
 * Uploads an artifact and shares it in its thread: `files.getUploadURLExternal`, the bytes, then `files.completeUploadExternal`.
 * Only the last call shows something, so the post becomes undecided right before it. Slack shares a file some time after its answer
 * ("Files are processed asynchronously", docs.slack.dev/reference/methods/files.getUploadURLExternal), so a file may come after messages
 * that were posted later: its caption names the process that it belongs to.
 * @param begin marks the post undecided
 * @returns the file's id, because Slack does not send the message's ts
 * @throws UploadFailed
 */
export async function shareFile(
  { store, client, course, ...way }: Pick<Outbox, 'store' | 'client' | 'course' | 'network' | 'watch'>,
  post: Post,
  { artifact, threadTs, begin }: { artifact: ReadArtifact; threadTs: string | undefined; begin: () => Promise<void> },
): Promise<string> {
  const { content, teamId, key } = post;
  if (content.type !== 'file') throw new Error(`post ${key} is not a file`);
  const target = await client.apiCall('files.getUploadURLExternal', {
    filename: artifact.filename,
    length: lengthOf(artifact.slices),
    ...(content.altText === '' ? {} : { alt_txt: dropInvisible(content.altText) }),
  });
  const { upload_url: url, file_id: id } = target as { upload_url?: string; file_id?: string };
  if (url === undefined || id === undefined) throw new Error('files.getUploadURLExternal answered without a URL');
  await upload(url, artifact.slices, way);
  await begin();
  // Stored after `begin`, which checks the lease: a process that has lost it must not store another file's id.
  await store.deliveries.setFileId(teamId, key, id);
  const words = content.isImage ? escapeMrkdwn(content.altText) : course.t(post.locale, `file.kind.${artifact.kind}`);
  const of =
    content.process === undefined ? '' : ` (${escapeMrkdwn(course.process(post.locale, content.process).name)})`;
  await client.apiCall('files.completeUploadExternal', {
    files: JSON.stringify([{ id, title: dropInvisible(content.title) }]),
    channel_id: post.channelId,
    initial_comment: `*${escapeMrkdwn(content.title)}*${of}\n${words}`,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
  return id;
}

/** Deletes a file that the app has shared. One that is gone already counts as deleted. */
export async function removeFile(client: WebClient, id: string): Promise<void> {
  try {
    await client.files.delete({ file: id });
  } catch (error) {
    const code = platformError(error);
    if (code !== 'file_not_found' && code !== 'file_deleted') throw error;
  }
}

/** Uploads the bytes. They show nothing yet, so any failure can be retried. @throws UploadFailed */
async function upload(
  url: string,
  slices: readonly Uint8Array[],
  { network, watch }: Pick<Outbox, 'network' | 'watch'>,
): Promise<void> {
  let status: number;
  try {
    status = await postBytes(url, slices, { signal: AbortSignal.timeout(UPLOAD_MS), dispatcher: network.dispatcher });
  } catch (error) {
    watch.called('upload', 'unreachable');
    const cause = network.explain(error, url);
    throw new UploadFailed('the upload of a file was not answered', { isRefused: false, cause });
  }
  const isTaken = status >= 200 && status <= 299;
  watch.called('upload', isTaken ? undefined : status === 429 ? 'ratelimited' : `http_${status}`);
  const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
  if (!isTaken) throw new UploadFailed(`the upload of a file was answered with HTTP ${status}`, { isRefused });
}

/** Thrown when the bytes of a file did not reach Slack. `isRefused`: something on the way, such as a proxy, refuses them. */
export class UploadFailed extends Error {
  readonly isRefused: boolean;
  constructor(message: string, { isRefused, cause }: { isRefused: boolean; cause?: unknown }) {
    super(message, { cause });
    this.isRefused = isRefused;
  }
}
