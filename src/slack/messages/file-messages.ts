import type { ContentOf } from '../../messages/content.ts';
import { context, escapeMrkdwn, type Message, section } from './kit.ts';
import type { Words } from './words.ts';

/** The alt text of a chart or file that Slack did not accept. */
export function fileWordsMessage({ t }: Words, content: ContentOf<'file-words'>): Message {
  const words = content.altText === '' ? t('file.no-words') : escapeMrkdwn(content.altText);
  return { text: escapeMrkdwn(content.title), blocks: [section(`*${escapeMrkdwn(content.title)}*\n${words}`)] };
}

/** Lists the files of a run that could not be shared, and why. */
export function notShownMessage({ t }: Words, content: ContentOf<'not-shown'>): Message {
  const known = [
    'missing_scope',
    'file_uploads_disabled',
    'storage_limit_reached',
    'restricted_action',
    'upload_failed',
  ];
  const reason = known.includes(content.reason)
    ? t(`file.refused.${content.reason}`)
    : t('file.refused.other', { code: escapeMrkdwn(content.reason) });
  const text = t('file.not-shown', { names: content.names.map(escapeMrkdwn).join(t('list.comma')), reason });
  return { text, blocks: [context(`:warning: ${text}`)] };
}
