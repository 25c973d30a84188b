import { expect, test } from 'vitest';
import { LESSON_IDS } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import { partMarkdown } from '../../../src/slack/messages/lesson-part-message.ts';
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
