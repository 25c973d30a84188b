import type { FileInGroup } from '../../messages/content.ts';
import type { FilesContent } from '../../messages/files-of.ts';
import { escapeMrkdwn, shortenMrkdwn } from './kit.ts';
import { MOST_TEXT } from './message-limits.ts';
import type { Words } from './words.ts';

/** How many charts of a group are described: the first ones, which say most. The others are named. Each has its alt text, too. */
const DESCRIBED = 2;

/**
 * The comment above files, as mrkdwn. It names the process, because Slack may show files after later messages.
 * @param uploaded the files that Slack shows, with what kind each is
 */
export function captionOf(
  words: Words,
  content: FilesContent,
  uploaded: readonly { artifactId: string; kind: string }[],
): string {
  const kinds = new Map(uploaded.map(({ artifactId, kind }) => [artifactId, kind]));
  const kindOf = ({ artifactId }: { artifactId: string }) => kinds.get(artifactId);
  const caption =
    content.type === 'file'
      ? captionOfOne(words, content, kindOf(content))
      : captionOfGroup(
          words,
          content.process,
          content.wordless === true ? [] : content.files.map((file) => ({ ...file, kind: kindOf(file) })),
          content.files,
        );
  return shortenMrkdwn(caption, MOST_TEXT);
}

function captionOfOne(
  { t, course, locale }: Words,
  { process, title, altText, isImage, wordless }: Extract<FilesContent, { type: 'file' }>,
  kind: string | undefined,
): string {
  if (wordless === true && process !== undefined) {
    return `*${t('file.charts', { process: escapeMrkdwn(course.process(locale, process).name), n: 1 })}*`;
  }
  const name = `*${escapeMrkdwn(title)}*`;
  const of = process === undefined ? undefined : escapeMrkdwn(course.process(locale, process).name);
  const lead = of === undefined ? name : t('list.note', { text: name, note: of });
  return `${lead}\n${isImage ? escapeMrkdwn(altText) : t(`file.kind.${kind}`)}`;
}

function captionOfGroup(
  { t, course, locale }: Words,
  processId: Extract<FilesContent, { type: 'files' }>['process'],
  files: readonly (FileInGroup & { kind: string | undefined })[],
  all: readonly FileInGroup[],
): string {
  const process = escapeMrkdwn(course.process(locale, processId).name);
  const head = t(all.every(({ isImage }) => isImage) ? 'file.charts' : 'file.of-run', { process, n: all.length });
  const lines = files.map(({ title, altText, isImage, refused, kind }, index) => {
    const name = `*${escapeMrkdwn(title)}*`;
    if (refused === true) {
      const note = t('list.note', { text: name, note: t('file.in-words') });
      return altText === '' ? note : t('list.pair', { label: note, text: escapeMrkdwn(altText) });
    }
    const text = isImage ? (index < DESCRIBED ? escapeMrkdwn(altText) : '') : t(`file.kind.${kind}`);
    return text === '' ? name : t('list.pair', { label: name, text });
  });
  return [`*${head}*`, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}
