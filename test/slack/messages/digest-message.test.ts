import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import type { ContentOf } from '../../../src/messages/content.ts';
import { ACTIONS } from '../../../src/slack/app/ids.ts';
import { digestMessage } from '../../../src/slack/messages/digest-message.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { course } from '../../helpers/course.ts';

describe.each(LOCALES)('a week’s message with a review to write, in %s', (locale) => {
  const words = wordsFor(course, locale, { lookedUp: { names: new Map(), links: new Map() } });
  const say = (key: string) => JSON.stringify(course.t(locale, key)).slice(1, -1);
  const asked = {
    type: 'review-asked',
    requestId: 'q',
    to: 'UMEI',
    channel: 'C1',
    asker: 'UKENJI',
    roles: ['domain-expert'],
  } as const;
  const shown = (items: ContentOf<'digest'>['items']) =>
    JSON.stringify(
      digestMessage(words, {
        type: 'digest',
        to: 'UMEI',
        requests: [],
        week: { reviews: 1, next: [], five: { do: 'review' } },
        ...(items === undefined ? {} : { items }),
      }).blocks,
    );

  it('points to the review that is asked for below, which has a button of its own', () => {
    expect(shown([{ ...asked, roles: [...asked.roles] }])).toContain(say('week.five.review-below'));
    expect(shown([{ ...asked, roles: [...asked.roles] }])).not.toContain(`"${ACTIONS.openAnyReview}"`);
  });

  it('offers a review where none is asked for below, or none any more', () => {
    for (const items of [undefined, [{ ...asked, roles: [...asked.roles], settled: 'full' as const }]]) {
      expect(shown(items)).toContain(say('week.five.review'));
      expect(shown(items)).toContain(`"${ACTIONS.openAnyReview}"`);
    }
  });
});
