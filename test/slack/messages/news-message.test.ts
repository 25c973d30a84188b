import fc from 'fast-check';
import { checkMessageBlocks } from 'slack-stand-in';
import { expect, it } from 'vitest';
import { PROCESS_IDS } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import type { NewsItem } from '../../../src/messages/content.ts';
import { newsMessage } from '../../../src/slack/messages/news-message.ts';
import { roleCardsMessage } from '../../../src/slack/messages/role-cards.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { MAX_ROLES } from '../../../src/team/check-roles.ts';
import { course } from '../../helpers/course.ts';

const TO = 'U0EMILY';
const cards = fc
  .record({
    process: fc.constantFrom(...PROCESS_IDS),
    roles: fc.shuffledSubarray(
      course.roles('en').map(({ id }) => id),
      { minLength: 1, maxLength: MAX_ROLES },
    ),
    channel: fc.constantFrom('C0HOUSE', 'D0EMILY'),
  })
  .map((each): NewsItem => ({ type: 'role-cards', lessonId: 'l', to: TO, ...each }));
const asked = fc.constant<NewsItem>({
  type: 'review-asked',
  requestId: 'q',
  to: TO,
  channel: 'C0HOUSE',
  asker: 'U0DAVID',
  roles: ['operator'],
});

it('whatever came together for a person fits a message, and says when App Home has more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LOCALES),
      fc.array(fc.oneof(cards, asked), { minLength: 1, maxLength: 40 }),
      (locale, items) => {
        const words = wordsFor(course, locale);
        const { blocks = [], text } = newsMessage(words, { type: 'news', to: TO, items });
        expect(checkMessageBlocks(JSON.parse(JSON.stringify(blocks)))).toEqual([]);
        const all = JSON.stringify(blocks);
        expect(all.includes(words.t('news.more'))).toBe(
          all.split('"divider"').length - 1 < items.length && items.length > 1,
        );
        if (items.length > 1) expect(text).toBe(words.t('news.title', { count: items.length }));
      },
    ),
  );
});

it('one thing is told as it is, without a heading', () => {
  const words = wordsFor(course, 'ja');
  const item = {
    type: 'role-cards',
    lessonId: 'l',
    process: 'analyze',
    to: TO,
    channel: 'C0HOUSE',
    roles: ['operator'],
  } as const;
  const content = { ...item, roles: [...item.roles] };
  expect(newsMessage(words, { type: 'news', to: TO, items: [content] })).toEqual(roleCardsMessage(words, content));
});
