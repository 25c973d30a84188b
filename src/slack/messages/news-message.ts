import type { KnownBlock } from '@slack/types';
import type { ContentOf, NewsItem } from '../../messages/content.ts';
import { buddyFinishedMessage } from './buddy-messages.ts';
import { fitBlocks, listing, type Part } from './fit-blocks.ts';
import { context, type Message, section } from './kit.ts';
import { MESSAGE_LIMITS } from './message-limits.ts';
import { reviewAskedMessage, reviewsCompleteMessage } from './review-messages.ts';
import { roleCardsMessage } from './role-cards.ts';
import type { Words } from './words.ts';

/** Most things in one message, because a message takes 50 blocks and the cards of five roles take nine; App Home shows the rest. */
const MOST = 5;

/** Tells a person in one direct message what they need later. */
export function newsMessage(words: Words, { items }: ContentOf<'news'>): Message {
  const [first, ...others] = items.map((item) => itemMessage(words, item));
  if (first !== undefined && others.length === 0) return first;
  const text = words.t('news.title', { count: items.length });
  return { text, blocks: fitBlocks([section(text), ...newsParts(words, items)], MESSAGE_LIMITS) };
}

/** Several things that a person is told, as parts of a message. */
export function newsParts(words: Words, items: readonly NewsItem[]): Part[] {
  if (items.length === 0) return [];
  const draw = (item: NewsItem): KnownBlock[] => [
    { type: 'divider' },
    ...itemMessage(words, item).blocks.map(withoutPrimary),
  ];
  return [listing(items, draw, { most: MOST, more: () => [context(words.t('news.more'))] })];
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
  switch (item.type) {
    case 'role-cards':
      return roleCardsMessage(words, item);
    case 'review-asked':
      return reviewAskedMessage(words, item);
    case 'reviews-complete':
      return reviewsCompleteMessage(words, item);
    case 'buddy-finished':
      return buddyFinishedMessage(words, item);
  }
}
