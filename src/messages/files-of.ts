import type { Content, ContentOf, FileInGroup } from './content.ts';

/** Content that Slack shows as files. It has no message of its own until Slack has taken them. */
export type FilesContent = ContentOf<'file' | 'files'>;

/** Content that has no blocks to draw: files, and the removal of files. */
export type WithoutBlocks = FilesContent | ContentOf<'file-gone'>;

/** Whether a post shows files. */
export function showsFiles(content: Content): content is FilesContent {
  return content.type === 'file' || content.type === 'files';
}

/** The files that a post shows or will show, in order; those that Slack refuses are left out. Empty for a message. */
export function filesOf(content: Content): FileInGroup[] {
  if (content.type === 'files') return content.files.filter(({ refused }) => refused !== true);
  if (content.type !== 'file') return [];
  const { artifactId, title, altText, isImage } = content;
  return [{ artifactId, title, altText, isImage }];
}

/** The titles of the files that a post shows. */
export function titlesOf(content: Content): string[] {
  return filesOf(content).map(({ title }) => title);
}

/**
 * The most files in one message. Slack names no limit for `files.completeUploadExternal`; apps have seen it take 14 files, and fail with
 * `internal_error` from 15 on (https://github.com/slackapi/python-slack-sdk/issues/1653).
 */
const MOST = 10;

/** Shares files among as few messages as possible, in order. */
export function inGroups<T>(files: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let from = 0; from < files.length; from += MOST) groups.push(files.slice(from, from + MOST));
  return groups;
}
