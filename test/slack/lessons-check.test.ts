import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load-course.ts';
import { LESSONS_FOLDER } from '../../src/course/read-lesson-files.ts';
import { LESSON_PARTS, LOCALES } from '../../src/course/types.ts';
import { checkMessageBlocks, checkView } from '../../src/rehearsal/block-kit/check-blocks.ts';
import { lessonMessage, lessonPartMessage } from '../../src/slack/blocks/lesson-messages.ts';
import { wordsFor } from '../../src/slack/blocks/render-content.ts';
import { findOverLimit, runLessonsCheck } from '../../src/slack/lessons-check.ts';
import { modelRequestsView } from '../../src/slack/views/model-requests-view.ts';

const course = loadCourse();
const lessons = LOCALES.flatMap((locale) =>
  course
    .processes(locale)
    .filter(({ available }) => available)
    .map(({ id }) => ({ locale, process: id })),
);

describe.each(lessons)('the lesson $process in $locale', ({ locale, process }) => {
  const words = wordsFor(course, locale);
  const headline = '11 of 73 columns are marked for removal (Pool_QC, Alley). '.repeat(10);

  it('is taken by Slack, message by message', () => {
    const parent = lessonMessage(words, { type: 'lesson', lessonId: 'l', process });
    expect(checkMessageBlocks(parent.blocks)).toEqual([]);
    for (const part of LESSON_PARTS) {
      const content = { type: 'lesson-part' as const, lessonId: 'l', process, part, headline };
      expect(checkMessageBlocks(lessonPartMessage(words, content).blocks)).toEqual([]);
    }
    expect(checkView(modelRequestsView(words, course.lesson(locale, process)), ['modal'])).toEqual([]);
  });

  it('keeps its structure', () => {
    const types = LESSON_PARTS.map((part) => {
      const { blocks } = lessonPartMessage(words, { type: 'lesson-part', lessonId: 'l', process, part });
      return `${part}: ${blocks.map((block) => block.type).join(' ')}`;
    });
    expect(types).toMatchSnapshot();
  });
});

describe('kakehashi lessons check', () => {
  it('says that all is well', () => {
    const lines: string[] = [];
    expect(runLessonsCheck(LESSONS_FOLDER, (text) => lines.push(text))).toBe(0);
    expect(lines).toEqual(['The lessons are complete.\n']);
  });

  it('finds a part that one message cannot hold', () => {
    const lesson = course.lesson('en', 'analyze');
    const long = (markdown: string) =>
      findOverLimit({ ...lesson, parts: { ...lesson.parts, why: { heading: 'Why', markdown, line: 7 } } });
    expect(long('word. '.repeat(1000))).toEqual([]);
    expect(long('word. '.repeat(2000))).toEqual([
      { line: 7, reason: '{#why}: 11999 characters; a message takes 11000: make it shorter' },
    ]);
    expect(long('word\n\n'.repeat(49))).toEqual([
      { line: 7, reason: '{#why}: 49 blocks; a message takes 48: join paragraphs' },
    ]);
  });

  it('finds more requests than one modal can hold', () => {
    const lesson = course.lesson('en', 'analyze');
    const request = lesson.modelRequests[0];
    if (request === undefined) throw new Error('The lesson has a request.');
    const found = findOverLimit({ ...lesson, modelRequests: Array.from({ length: 30 }, () => request) });
    expect(found).toEqual([expect.objectContaining({ reason: expect.stringContaining('a modal takes 100') })]);
  });
});
