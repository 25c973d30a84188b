import type { ContentOf } from '../../messages/content.ts';
import { context, type Message, section } from './kit.ts';
import { type Words, wordsIn } from './words.ts';

/** Introduces the facilitator's report, whose files follow. */
export function reportMessage(words: Words, { channel, requests }: ContentOf<'report'>): Message {
  const { t } = wordsIn(words, channel);
  const text = t('report.lead', { channel: `<#${channel}>`, n: requests });
  return { text, blocks: [section(text), context(t('report.private'))] };
}
