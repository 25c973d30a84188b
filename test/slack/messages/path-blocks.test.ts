import { expect, it } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { nextInWords } from '../../../src/slack/messages/path-blocks.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { course } from '../../helpers/course.ts';

it.each(LOCALES)('the next step doesn’t ask to read what has been read, in %s', (locale) => {
  const words = wordsFor(course, locale, { lookedUp: { names: new Map(), links: new Map() } });
  const step = (hasRead: boolean) =>
    nextInWords(words, {
      at: 'analyze',
      next: { do: 'run', lesson: 'analyze', lessonId: 'l' },
      lessons: [
        {
          id: 'analyze',
          number: 2,
          state: 'now',
          activities: [
            { id: 'read', minutes: 9, isDone: hasRead },
            { id: 'run', minutes: 5, isDone: false },
          ],
        },
      ],
    });
  expect(step(false)).toBe(course.t(locale, 'path.next.run'));
  expect(step(true)).toBe(course.t(locale, 'path.next.run-read'));
});
