import type { WebClient } from '@slack/web-api';
import { dropInvisible } from '../../course/drop-invisible.ts';
import type { FileInGroup } from '../../messages/content.ts';
import { filesOf, showsFiles } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { platformError } from '../app/errors.ts';
import { captionOf } from '../messages/caption-of.ts';
import { wordsFor, wordsIn } from '../messages/words.ts';
import type { Outbox } from './outbox.ts';
import { lengthOf, postBytes } from './post-bytes.ts';
import { CannotRender } from './render-post.ts';

/** Enough for tens of megabytes over a slow line. */
const UPLOAD_MS = 120_000;

/**
 * Uploads files and shares them in one message of their thread: for each, `files.getUploadURLExternal` and the bytes, then one
 * `files.completeUploadExternal` for all. Only the last call shows something, so the post becomes undecided right before it. Slack shares
 * files some time after its answer ("Files are processed asynchronously", docs.slack.dev/reference/methods/files.getUploadURLExternal), so
 * they may come after messages that were posted later: their caption names the process that they belong to.
 * @param how.begin marks the post undecided
 * @param how.courseChannel of the course that the files are from
 * @returns the first file's id, because Slack does not send the message's ts
 * @throws UploadFailed; OfOneFile around what concerns one file of a group
 */
export async function shareFiles(
  { store, client, course, ...way }: Pick<Outbox, 'store' | 'client' | 'course' | 'network' | 'watch'>,
  post: Post,
  {
    threadTs,
    begin,
    courseChannel,
  }: { threadTs: string | undefined; begin: () => Promise<void>; courseChannel?: string },
): Promise<string> {
  const { content, teamId, key, revision } = post;
  if (!showsFiles(content)) throw new Error(`post ${key} shows no files`);
  const take = async (file: FileInGroup) => {
    try {
      return await uploadFile({ store, client, ...way }, teamId, file);
    } catch (error) {
      throw content.type === 'files' ? new OfOneFile(file.artifactId, error) : error;
    }
  };
  const [main, ...others] = filesOf(content);
  if (main === undefined) throw new Error(`post ${key} has no files`);
  // The first one alone: a refusal that decides for all is heard once.
  const first = await take(main);
  const uploaded = [first, ...(await allOf(others.map(take)))];
  await begin();
  // Stored after `begin`, which checks the lease: a process that has lost it must not store the ids of other files.
  await store.deliveries.setFiles(teamId, key, { ids: uploaded.map(({ id }) => id), revision });
  await client.apiCall('files.completeUploadExternal', {
    files: JSON.stringify(uploaded.map(({ id, title }) => ({ id, title: dropInvisible(title) }))),
    channel_id: post.channelId,
    initial_comment: captionOf(wordsIn(wordsFor(course, post.locale), courseChannel), content, uploaded),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
  return first.id;
}

/** Waits until all have ended, so that none is still on its way when the next attempt begins. @throws the first error */
async function allOf<T>(works: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** A file whose bytes Slack has, before it shows them. */
interface UploadedFile extends FileInGroup {
  id: string;
  kind: string;
}

async function uploadFile(
  { store, client, ...way }: Pick<Outbox, 'store' | 'client' | 'network' | 'watch'>,
  teamId: string,
  file: FileInGroup,
): Promise<UploadedFile> {
  const artifact = await store.artifacts.byId(teamId, file.artifactId);
  if (artifact === undefined) throw new CannotRender('the content of a file is gone');
  const target = await client.apiCall('files.getUploadURLExternal', {
    filename: artifact.filename,
    length: lengthOf(artifact.slices),
    ...(file.altText === '' ? {} : { alt_txt: dropInvisible(file.altText) }),
  });
  const { upload_url: url, file_id: id } = target as { upload_url?: string; file_id?: string };
  if (url === undefined || id === undefined) throw new Error('files.getUploadURLExternal answered without a URL');
  await upload(url, artifact.slices, way);
  return { ...file, id, kind: artifact.kind };
}

/** Thrown when something has failed with one file of a group. */
export class OfOneFile extends Error {
  readonly artifactId: string;
  readonly error: unknown;
  constructor(artifactId: string, error: unknown) {
    super('a file of a group could not be uploaded', { cause: error });
    this.artifactId = artifactId;
    this.error = error;
  }
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
