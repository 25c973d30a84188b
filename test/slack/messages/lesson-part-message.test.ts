import { expect, test } from 'vitest';
import type { LessonMessageId } from '../../../src/course/lesson.ts';
import { LESSON_IDS } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import { lessonPartMessage, partMarkdown } from '../../../src/slack/messages/lesson-part-message.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { course } from '../../helpers/course.ts';

/** As people count: without marks of formats, and without where figures come from. */
const characters = (markdown: string) =>
  markdown
    .replace(/<!--.*?-->/gsu, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/[*_`]/gu, '').length;

test.each(LOCALES)('Read of every lesson in %s has at most 900 characters', (locale) => {
  for (const id of LESSON_IDS) {
    expect(characters(partMarkdown(course.lesson(locale, id), 'read', 'short')), id).toBeLessThanOrEqual(900);
  }
});

test.each(LOCALES)(
  'below the findings on the course’s own table, Ask in %s says that the example follows',
  (locale) => {
    const content = { type: 'lesson-part', lessonId: 'l', process: 'analyze', part: 'communication' } as const;
    const shown = (more: object) =>
      JSON.stringify(
        lessonPartMessage(wordsFor(course, locale), { ...content, headline: '`takings` says it.', ...more }),
      );
    const table = { target: 'takings', row: 'a till slip' };
    const below = course.t(locale, 'example.below', table);
    expect(shown({ table })).toContain(below);
    expect(shown({ table }).indexOf(below)).toBeGreaterThan(shown({ table }).indexOf('says it.'));
    expect(shown({})).not.toContain(below);
  },
);

test.each(LOCALES)('no message of a lesson in %s has more than five buttons in a row', (locale) => {
  const parts: readonly LessonMessageId[] = ['read', 'programming', 'communication'];
  for (const process of LESSON_IDS) {
    for (const part of parts) {
      const { blocks } = lessonPartMessage(wordsFor(course, locale), {
        type: 'lesson-part',
        lessonId: 'l',
        process,
        part,
      });
      const rows = (blocks ?? []).flatMap((block) => (block.type === 'actions' ? [block.elements.length] : []));
      expect(Math.max(...rows), `${process}, ${part}`).toBeLessThanOrEqual(5);
    }
  }
});
