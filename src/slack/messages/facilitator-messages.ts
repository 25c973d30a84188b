import type { ContentOf } from '../../messages/content.ts';
import { type Message, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

/** The facilitator's word to a person for whom nothing waits. */
export function nudgeMessage(words: Words, { by, channel }: ContentOf<'nudge'>): Message {
  const text = words.t('nudge.word', { by: nameOf(words, by), channel: `<#${channel}>` });
  return { text, blocks: [section(text)] };
}

/** One line in the channel: all due dates have moved. */
export function datesMovedMessage(words: Words, { by, days, requests }: ContentOf<'dates-moved'>): Message {
  const text = words.t('dates-moved.note', { by: nameOf(words, by), days, n: requests });
  return { text, blocks: [section(text)] };
}
