import type { KnownBlock } from '@slack/types';
import type { ContentOf, NewsItem } from '../../messages/content.ts';
import { context, type Message, section } from './kit.ts';
import { reviewAskedMessage } from './review-messages.ts';
import { roleCardsMessage } from './role-cards.ts';
import type { Words } from './words.ts';

/** Most things in one message, because a message takes 50 blocks and the cards of five roles take nine; App Home shows the rest. */
const MOST = 5;

/** Tells a person in one direct message what they need later. */
export function newsMessage(words: Words, { items }: ContentOf<'news'>): Message {
  const [first, ...others] = items.map((item) => itemMessage(words, item));
  if (first !== undefined && others.length === 0) return first;
  const shown = items.slice(0, MOST).map((item) => itemMessage(words, item));
  const text = words.t('news.title', { count: items.length });
  return {
    text,
    blocks: [
      section(text),
      ...shown.flatMap(({ blocks }): KnownBlock[] => [{ type: 'divider' }, ...blocks.map(withoutPrimary)]),
      ...(shown.length < items.length ? [context(words.t('news.more'))] : []),
    ],
  };
}

/** The same block with plain buttons: of many buttons, none is the primary one. */
function withoutPrimary(block: KnownBlock): KnownBlock {
  if (block.type !== 'actions') return block;
  const elements = block.elements.map((element) => {
    if (element.type !== 'button') return element;
    const { style: _, ...plain } = element;
    return plain;
  });
  return { ...block, elements };
}

function itemMessage(words: Words, item: NewsItem): Message {
  return item.type === 'role-cards' ? roleCardsMessage(words, item) : reviewAskedMessage(words, item);
}
