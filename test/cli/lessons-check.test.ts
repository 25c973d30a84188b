import { checkMessageBlocks, checkView } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { findOverLimit } from '../../src/cli/find-over-limit.ts';
import { writeProblems } from '../../src/cli/lessons-check.ts';
import { messageIdsOf } from '../../src/course/lesson.ts';
import { isProcess, type LessonId } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { LESSONS_FOLDER } from '../../src/course/read-lesson-files.ts';
import { AppError } from '../../src/errors.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { header } from '../../src/slack/messages/kit.ts';
import { lessonMessage } from '../../src/slack/messages/lesson-message.ts';
import { lessonPartMessage } from '../../src/slack/messages/lesson-part-message.ts';
import { markdownToBlocks } from '../../src/slack/messages/markdown-to-blocks.ts';
import { roleCardsMessage } from '../../src/slack/messages/role-cards.ts';
import { textLength } from '../../src/slack/messages/text-length.ts';
import { wordsFor } from '../../src/slack/messages/words.ts';
import { exampleRequestsView } from '../../src/slack/modals/example-requests/example-requests-view.ts';
import { fullRequestView } from '../../src/slack/modals/example-requests/full-request-view.ts';
import { modal } from '../../src/slack/modals/kit.ts';
import { lessonPartBlocks, lessonPartView } from '../../src/slack/modals/lesson-part/lesson-part-view.ts';
import { roleGuideView } from '../../src/slack/modals/role-guide/role-guide-view.ts';
import { MAX_ROLES } from '../../src/team/check-roles.ts';
import { course } from '../helpers/course.ts';

const lessons = LOCALES.flatMap((locale) =>
  course
    .lessons(locale)
    .filter(({ id }) => isWritten(locale, id))
    .map(({ id }) => ({ locale, process: id })),
);

/** Whether the lesson exists in this language, available or not. */
function isWritten(locale: Locale, process: LessonId): boolean {
  try {
    return course.lesson(locale, process).locale === locale;
  } catch (error) {
    if (error instanceof AppError && error.code === 'lesson_not_found') return false;
    throw error;
  }
}

describe.each(lessons)('the lesson $process in $locale', ({ locale, process }) => {
  const words = wordsFor(course, locale);
  const headline = '11 of 73 columns are marked for removal (Pool_QC, Alley). '.repeat(10);

  it('is accepted by Slack, message by message', () => {
    const parent = lessonMessage(words, { type: 'lesson', lessonId: 'l', process });
    expect(checkMessageBlocks(parent.blocks)).toEqual([]);
    // People read it at one go, as the messages of its thread.
    expect(textLength(parent.blocks)).toBeLessThanOrEqual(900);
    for (const part of messageIdsOf(course.lesson(locale, process))) {
      const content = { type: 'lesson-part' as const, lessonId: 'l', process, part, headline };
      expect(checkMessageBlocks(lessonPartMessage(words, content).blocks)).toEqual([]);
    }
    const lesson = course.lesson(locale, process);
    for (const message of messageIdsOf(lesson)) {
      const view = lessonPartView(words, lesson, { message, lessonId: 'l', headline });
      expect(checkView(view, ['modal'])).toEqual([]);
      // Nothing is left out, however short the thread is.
      expect(view.blocks.length).toBe(lessonPartBlocks(words, lesson, { message, lessonId: 'l', headline }).length);
    }
    const examples = exampleRequestsView(words, lesson);
    expect(checkView(examples, ['modal'])).toEqual([]);
    for (const request of lesson.exampleRequests) {
      expect(JSON.stringify(examples)).toContain(JSON.stringify(request.why).slice(1, -1));
      expect(checkView(fullRequestView(words, request), ['modal'])).toEqual([]);
    }
    for (const { title, task, hint, answer } of lesson.cases) {
      const blocks = [header(title), ...[task, hint, answer].flatMap((markdown) => markdownToBlocks(markdown))];
      expect(checkView(modal({ title: 'Case', close: 'Close', blocks }), ['modal'])).toEqual([]);
    }
  });

  it('fits the role cards of a person with the maximum of roles into a message', () => {
    const { offers } = course.lessonInfo(locale, process);
    const cards = offers.filter((role) => course.roleCard(locale, process, role) !== undefined);
    expect(cards).toEqual(isProcess(process) ? offers : []);
    for (const from of cards.keys()) {
      const roles = cards.slice(from, from + MAX_ROLES);
      const content = { type: 'role-cards', lessonId: 'l', process, to: 'U1', roles } as const;
      const { blocks } = roleCardsMessage(words, content);
      expect(checkMessageBlocks(blocks)).toEqual([]);
      for (const { listen, ask } of roles.flatMap((role) => course.roleCard(locale, process, role) ?? [])) {
        for (const said of listen === undefined ? ask : [listen]) expect(textOf(blocks)).toContain(said);
      }
    }
  });

  it('has exactly the buttons of its actions', () => {
    const parent = JSON.stringify(lessonMessage(words, { type: 'lesson', lessonId: 'l', process }).blocks);
    const asks = course.lessonInfo(locale, process).offers.length > 0;
    expect(parent.includes(`"${ACTIONS.runStep}"`)).toBe(isProcess(process));
    expect(parent.includes(words.t('lesson.produces'))).toBe(isProcess(process));
    expect(parent.includes(`"${ACTIONS.openAsk}"`)).toBe(asks);
    expect(parent.includes(`"${ACTIONS.openExampleRequests}"`)).toBe(asks);
    // The closing has the certificate and the two questions.
    expect(parent.includes(`"${ACTIONS.getCertificate}"`)).toBe(process === 'closing');
    expect(parent.includes('"actions"')).toBe(asks || process === 'closing');
  });

  it('keeps its structure', () => {
    const types = messageIdsOf(course.lesson(locale, process)).map((part) => {
      const { blocks } = lessonPartMessage(words, { type: 'lesson-part', lessonId: 'l', process, part });
      return `${part}: ${blocks.map((block) => block.type).join(' ')}`;
    });
    expect(types).toMatchSnapshot();
  });
});

it.each(['en', 'ja'] as const)('the guide to the 18 roles is a view that Slack accepts, in %s', (locale) => {
  const view = roleGuideView(wordsFor(course, locale));
  expect(checkView(view, ['modal'])).toEqual([]);
  for (const { name, does, knows, worries } of course.roles(locale)) {
    for (const text of [name, does, knows, worries]) expect(textOf(view.blocks)).toContain(text);
  }
});

/** The JSON of blocks, without its escapes. */
function textOf(blocks: unknown): string {
  return JSON.stringify(blocks).replaceAll('\\"', '"').replaceAll('&amp;', '&').replaceAll('\\\\', '\\');
}

describe('kakehashi lessons check', () => {
  it('reports that the lessons are complete', () => {
    const lines: string[] = [];
    expect(writeProblems(LESSONS_FOLDER, (text) => lines.push(text))).toBe(0);
    expect(lines).toEqual(['The lessons are complete.\n']);
  });

  it('finds a part that shows too much in the thread, or is too long for a modal', () => {
    const lesson = course.lesson('en', 'analyze');
    const found = (part: { short?: string; markdown?: string }) => {
      const why = { heading: 'Why', short: 'Short.', markdown: 'Whole.', line: 7, ...part };
      return findOverLimit({
        ...lesson,
        parts: { ...lesson.parts, what: { ...why, short: '' }, how: { ...why, short: '' }, why },
      });
    };
    expect(found({ short: 'word '.repeat(170) })).toEqual([]);
    expect(found({ short: 'word '.repeat(180) })).toEqual([
      {
        line: 7,
        reason: '{#what} {#why} {#how}: 914 characters in the thread; at most 900: put <!-- more --> earlier',
      },
    ]);
    expect(found({ markdown: 'word. '.repeat(2000) })).toEqual([]);
    expect(found({ markdown: 'word\n\n'.repeat(33) })).toEqual([
      { line: 7, reason: '{#what} {#why} {#how}: 102 blocks; a modal takes 98: join paragraphs' },
    ]);
  });

  it('finds a case that is too long for a modal', () => {
    const lesson = course.lesson('en', 'analyze');
    const found = (answer: string) =>
      findOverLimit({
        ...lesson,
        cases: [{ id: 'roads', title: 'Roads', task: 'Task.', hint: 'Hint.', answer, line: 40 }],
      });
    expect(found('word\n\n'.repeat(92))).toEqual([]);
    expect(found('word\n\n'.repeat(93))).toEqual([
      { line: 40, reason: '{#roads}: 95 blocks; a modal takes 94: join paragraphs' },
    ]);
    expect(found('| a | b |\n| - | - |\n| 1 | 2 |')).toEqual([
      { line: 40, reason: '{#roads}: has a table, which a modal does not take: make it a list' },
    ]);
  });

  it('finds an option of a quick check that Slack would cut', () => {
    const lesson = course.lesson('en', 'analyze');
    const [question, ...rest] = lesson.quickCheck;
    const [first, ...others] = question?.options ?? [];
    if (question === undefined || first === undefined) throw new Error('The lesson has a quick check.');
    const found = (text: string) =>
      findOverLimit({ ...lesson, quickCheck: [{ ...question, options: [{ ...first, text }, ...others] }, ...rest] });
    expect(found('x'.repeat(75))).toEqual([]);
    expect(found('x'.repeat(76))).toEqual([
      { line: question.line, reason: '{#correlation} {#cause}: 76 characters; an option takes 75' },
    ]);
  });

  it('finds example requests that are too many for a modal', () => {
    const lesson = course.lesson('en', 'analyze');
    const request = lesson.exampleRequests[0];
    if (request === undefined) throw new Error('The lesson has a request.');
    const found = findOverLimit({ ...lesson, exampleRequests: Array.from({ length: 30 }, () => request) });
    expect(found).toEqual([expect.objectContaining({ reason: expect.stringContaining('a modal takes 100') })]);
  });

  it('counts every block of the example requests, also a second reply', () => {
    const lesson = course.lesson('en', 'train');
    const [request] = lesson.exampleRequests;
    if (request?.askedBack === undefined) throw new Error('The request has a second reply.');
    const blocksOf = (count: number) => {
      const exampleRequests = Array.from({ length: count }, () => request);
      const [found] = findOverLimit({ ...lesson, exampleRequests });
      return {
        told: found?.reason,
        blocks: exampleRequestsView(wordsFor(course, 'en'), { ...lesson, exampleRequests }).blocks,
      };
    };
    // Each takes eight blocks: a divider, a heading, the request, its reason, and two replies with a label each.
    expect(blocksOf(12)).toMatchObject({ told: undefined });
    expect(blocksOf(12).blocks).toHaveLength(97);
    expect(blocksOf(13).told).toContain('105 blocks; a modal takes 100');
  });
});
