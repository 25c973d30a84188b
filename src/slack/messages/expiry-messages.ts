import type { ContentOf } from '../../messages/content.ts';
import { dayToken } from './date-token.ts';
import { context, type Message, mention, section } from './kit.ts';
import type { Words } from './words.ts';

/** Announces that the course's texts and files will be deleted, and how to keep them. */
export function expiresMessage({ t }: Words, { facilitator, at, days }: ContentOf<'expires'>): Message {
  const text = t('expires.text', { day: dayToken(new Date(at)), days });
  return { text, blocks: [section(text), section(t('expires.keep', { facilitator: mention(facilitator) }))] };
}

/** Says that texts and files are deleted, and what remains. */
export function expiredMessage({ t }: Words, { texts, files }: ContentOf<'expired'>): Message {
  const text = t('expired.text', { texts, files });
  return { text, blocks: [section(text), context(t('expired.remains'))] };
}
