import type { WebClient } from '@slack/web-api';
import type { Course } from '../course/types.ts';
import { AppError } from '../errors.ts';
import type { Post, Store } from '../ports.ts';
import { escapeMrkdwn } from './blocks/kit.ts';

/** Some megabytes over a slow line. */
const UPLOAD_MS = 60_000;

/**
 * Uploads an artifact and shares it in its thread: `files.getUploadURLExternal`, the bytes, then
 * `files.completeUploadExternal`. Only the last step shows anything, so only before it the post becomes undecided.
 * @param begin marks it so
 * @returns the file's id: Slack does not answer with the message's ts
 */
export async function shareFile(
  { store, client, course }: { store: Store; client: WebClient; course: Course },
  post: Post,
  threadTs: string | undefined,
  begin: () => Promise<void>,
): Promise<string> {
  const { content, teamId, key } = post;
  if (content.type !== 'file') throw new Error(`post ${key} is not a file`);
  const artifact = await store.artifacts.byId(teamId, content.artifactId);
  if (artifact === undefined) throw new AppError('internal', { subject: 'artifact' });
  const target = await client.apiCall('files.getUploadURLExternal', {
    filename: artifact.filename,
    length: artifact.content.byteLength,
    ...(content.altText === '' ? {} : { alt_txt: content.altText }),
  });
  const { upload_url: url, file_id: id } = target as { upload_url?: string; file_id?: string };
  if (url === undefined || id === undefined) throw new Error('files.getUploadURLExternal answered without a URL');
  await upload(url, artifact.content);
  await store.posts.setFileId(teamId, key, id);
  await begin();
  const words = content.isImage ? escapeMrkdwn(content.altText) : course.t(post.locale, `file.kind.${artifact.kind}`);
  await client.apiCall('files.completeUploadExternal', {
    files: JSON.stringify([{ id, title: content.title }]),
    channel_id: post.channelId,
    initial_comment: `*${escapeMrkdwn(content.title)}*\n${words}`,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
  return id;
}

/** Bytes show nothing yet, so whatever goes wrong is tried again. @throws UploadFailed */
async function upload(url: string, content: Uint8Array): Promise<void> {
  try {
    const signal = AbortSignal.timeout(UPLOAD_MS);
    const answer = await fetch(url, { method: 'POST', body: content as BodyInit, signal });
    if (!answer.ok) throw new UploadFailed(`the upload of a file was answered with HTTP ${answer.status}`);
  } catch (error) {
    if (error instanceof UploadFailed) throw error;
    throw new UploadFailed('the upload of a file was not answered', { cause: error });
  }
}

export class UploadFailed extends Error {}
