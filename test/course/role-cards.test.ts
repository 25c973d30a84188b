import { describe, expect, it } from 'vitest';
import { checkLessonFiles } from '../../src/course/check-lessons.ts';
import { SHORT_FORM } from '../../src/course/lesson/short-form.ts';
import { LESSON_IDS, PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { formatProblem } from '../../src/course/problem.ts';
import { course } from '../helpers/course.ts';
import { lessonFiles, lineOf } from './lesson-files.ts';

const FILE = 'ja/role-cards/02-analyze.yml';
const complaints = (...change: Parameters<typeof lessonFiles>) =>
  checkLessonFiles(lessonFiles(...change)).map(formatProblem);

describe('role cards', () => {
  it.each(LOCALES)('give every offered role two or three questions of its own, in %s', (locale) => {
    const asked = PROCESS_IDS.flatMap((process) =>
      course.process(locale, process).offers.flatMap((role) => {
        const questions = course.roleCard(locale, process, role);
        expect(questions.length, `${process} ${role}`).toBeGreaterThanOrEqual(2);
        expect(questions.length).toBeLessThanOrEqual(3);
        return questions;
      }),
    );
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(170);
  });

  it('do not exist for roles that are not offered or for frame lessons', () => {
    expect(course.roleCard('en', 'analyze', 'ml-operator')).toEqual([]);
    expect(course.roleCard('en', 'closing', 'domain-expert')).toEqual([]);
  });

  it('report a missing file, an unknown role and a missing role', () => {
    expect(complaints(FILE)).toEqual([`${FILE}:1 is missing`]);
    const line = lineOf(FILE, 'domain-expert:');
    expect(complaints(FILE, 'domain-expert:', 'ml-operator:')).toEqual([
      `${FILE}:1 domain-expert: is missing`,
      `${FILE}:${line} ml-operator: not a known field`,
    ]);
  });

  it('report a role with one question or with fewer than in the other language', () => {
    const line = lineOf(FILE, 'product-manager:');
    const one = complaints(FILE, /(product-manager:\n)(?: {2}- .*\n)+/u, '$1  - どれですか。\n');
    expect(one).toEqual([`${FILE}:${line} product-manager: needs 2 or 3 questions`]);
    const count = course.roleCard('en', 'analyze', 'product-manager').length;
    const other = count === 2 ? 3 : 2;
    const changed = complaints(FILE, /(product-manager:\n)(?: {2}- .*\n)+/u, `$1${'  - どれですか。\n'.repeat(other)}`);
    expect(changed).toEqual([
      `${FILE}:1 product-manager: ${other} questions, but ${count} in en/role-cards/02-analyze.yml`,
    ]);
  });
});

describe('stand-in replies', () => {
  const cases = LOCALES.flatMap((locale) => LESSON_IDS.map((id) => [locale, id] as const));
  /** Fewer words, or in Japanese characters, than this is all that a plain yes takes. */
  const YES = { en: 35, ja: 90 };
  const isYes = (locale: Locale, reply: string) => SHORT_FORM[locale].sizeOf(reply) < YES[locale];

  it.each(cases)('exist for every example request, and one of them asks back: %s %s', (locale, id) => {
    const replies = course.lesson(locale, id).exampleRequests.map(({ reply }) => reply);
    for (const reply of replies) expect(reply.length).toBeGreaterThan(50);
    if (replies.length > 0)
      expect(replies.filter((reply) => /[?？]|ますか|ですか/u.test(reply)).length).toBeGreaterThan(0);
  });

  it('leave the asker with nothing to act on once in the course, until they ask back', () => {
    for (const locale of LOCALES) {
      const poor = LESSON_IDS.flatMap((id) => course.lesson(locale, id).exampleRequests).filter(
        ({ askedBack }) => askedBack !== undefined,
      );
      expect(poor.map(({ id }) => id)).toEqual(['business-impact']);
      for (const { reply, askedBack } of poor) {
        // No figure, no day, no name: then a second answer, which has them.
        expect(reply).not.toMatch(/\d|_|[?？]/u);
        expect(askedBack?.match(/\d+/gu)?.length).toBeGreaterThan(5);
      }
    }
  });

  it('are a plain yes three or four times, each in another lesson, and the same ones in every language', () => {
    const yes = LOCALES.map((locale) =>
      LESSON_IDS.flatMap((id) =>
        course
          .lesson(locale, id)
          .exampleRequests.filter(({ reply, askedBack }) => askedBack === undefined && isYes(locale, reply))
          .map((request) => `${id} ${request.id}`),
      ),
    );
    expect(yes[0]).toEqual([
      'environment accounts',
      'analyze feature-document',
      'prepare regular-exchange',
      'test users-for-tests',
    ]);
    for (const each of yes) expect(each).toEqual(yes[0]);
  });
});
