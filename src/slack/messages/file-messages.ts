import type { ContentOf } from '../../messages/content.ts';
import { context, escapeMrkdwn, type Message, section } from './kit.ts';
import { type Words, wordsIn } from './words.ts';

/** The alt text of a chart or file that Slack did not accept. */
export function fileWordsMessage({ t }: Words, content: ContentOf<'file-words'>): Message {
  const words = content.altText === '' ? t(`file.no-words.${content.of ?? 'run'}`) : escapeMrkdwn(content.altText);
  return { text: escapeMrkdwn(content.title), blocks: [section(`*${escapeMrkdwn(content.title)}*\n${words}`)] };
}

/** The alt texts of a group of files that Slack did not accept. */
export function filesWordsMessage({ t }: Words, { files, of }: ContentOf<'files-words'>): Message {
  const name = (title: string) => `*${escapeMrkdwn(title)}*`;
  const silent = files.filter(({ altText }) => altText === '').map(({ title }) => name(title));
  const lines = files.flatMap(({ title, altText }) =>
    altText === '' ? [] : [`${name(title)}\n${escapeMrkdwn(altText)}`],
  );
  if (silent.length > 0) lines.push(`${silent.join(t('list.comma'))}\n${t(`file.no-words.${of}`)}`);
  return {
    text: files.map(({ title }) => escapeMrkdwn(title)).join(t('list.comma')),
    blocks: lines.map((line) => section(line)),
  };
}

/** Introduces files of a run that a person asked for. */
export function runFilesMessage(words: Words, content: ContentOf<'run-files'>): Message {
  const { t, course, locale } = wordsIn(words, content.channel);
  const process = escapeMrkdwn(course.process(locale, content.process).name);
  const text = t('files.lead', { process, channel: `<#${content.channel}>` });
  return { text, blocks: [section(text)] };
}

/** Slack's reasons for refusing files that have a sentence, and those that share one. */
const REFUSED: Readonly<Record<string, string>> = {
  access_denied: 'restricted_action',
  app_access_restricted: 'restricted_action',
  ekm_access_denied: 'restricted_action',
  file_type_not_allowed: 'file_type_not_allowed',
  file_upload_size_restricted: 'file_upload_size_restricted',
  file_uploads_disabled: 'file_uploads_disabled',
  file_uploads_except_images_disabled: 'file_uploads_except_images_disabled',
  missing_scope: 'missing_scope',
  no_permission: 'restricted_action',
  posting_to_channel_denied: 'restricted_action',
  restricted_action: 'restricted_action',
  storage_limit_reached: 'storage_limit_reached',
  upload_failed: 'upload_failed',
};

/** Reasons for which a file is late that have a sentence. */
const LATE = new Set(['ratelimited', 'slow', 'unanswered', 'unreachable', 'upload_failed']);

/** Lists the files that could not be shared, that are late, that came late and that were deleted before they came, and why. */
export function notShownMessage({ t }: Words, content: ContentOf<'not-shown'>): Message {
  const { names, reason, late = [], lateReason = '', arrived = [], gone = [] } = content;
  const list = (titles: string[]) => titles.map(escapeMrkdwn).join(t('list.comma'));
  const other = (code: string) => ({ code: escapeMrkdwn(code) });
  const lines: [icon: string, text: string][] = [];
  if (late.length > 0) {
    const why = LATE.has(lateReason) ? t(`file.late.${lateReason}`) : t('file.late.other', other(lateReason));
    lines.push([':hourglass_flowing_sand:', t('file.late', { names: list(late), reason: why })]);
  } else if (arrived.length > 0) {
    lines.push([':white_check_mark:', t('file.arrived', { names: list(arrived) })]);
  }
  if (gone.length > 0) lines.push([':wastebasket:', t('file.gone', { names: list(gone) })]);
  if (names.length > 0) {
    const known = REFUSED[reason];
    const why = known === undefined ? t('file.refused.other', other(reason)) : t(`file.refused.${known}`);
    lines.push([':warning:', t('file.not-shown', { names: list(names), reason: why })]);
  }
  return {
    text: lines.map(([, text]) => text).join(' '),
    blocks: lines.map(([icon, text]) => context(`${icon} ${text}`)),
  };
}
