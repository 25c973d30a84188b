import { describe, expect, it } from 'vitest';
import { checkLessonFiles } from '../../src/course/check-lessons.ts';
import { SHORT_FORM } from '../../src/course/lesson/short-form.ts';
import { LESSON_IDS, PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { formatProblem } from '../../src/course/problem.ts';
import { HEARER } from '../../src/course/role.ts';
import { roleCard } from '../../src/slack/messages/role-cards.ts';
import { wordsFor } from '../../src/slack/messages/words.ts';
import { course } from '../helpers/course.ts';
import { lessonFiles, lineOf } from './lesson-files.ts';

const FILE = 'ja/role-cards/02-analyze.yml';
const complaints = (...change: Parameters<typeof lessonFiles>) =>
  checkLessonFiles(lessonFiles(...change)).map(formatProblem);

describe('role cards', () => {
  it.each(LOCALES)(
    'give every offered role what to listen for and model remarks of its own, and the data scientist questions, in %s',
    (locale) => {
      const asked = PROCESS_IDS.flatMap((process) =>
        course.process(locale, process).offers.flatMap((role) => {
          const { listen, ask = [], remarks = [] } = course.roleCard(locale, process, role) ?? {};
          const isHearer = role === HEARER;
          expect(listen === undefined, `${process} ${role}`).toBe(isHearer);
          expect([remarks.length, ask.length], `${process} ${role}`).toEqual(
            isHearer ? [0, 3] : [expect.toSatisfy((n: number) => n === 1 || n === 2), 0],
          );
          return [...(listen === undefined ? [] : [listen]), ...ask, ...remarks];
        }),
      );
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeGreaterThan(170);
      // A card doesn't give away what one could say.
      const cards = PROCESS_IDS.flatMap((process) =>
        course.process(locale, process).offers.map((role) => [process, role] as const),
      );
      for (const [process, role] of cards) {
        const shown = JSON.stringify(roleCard(wordsFor(course, locale), process, role));
        for (const remark of course.roleCard(locale, process, role)?.remarks ?? []) expect(shown).not.toContain(remark);
      }
    },
  );

  it('do not exist for roles that are not offered or for frame lessons', () => {
    expect(course.roleCard('en', 'analyze', 'ml-operator')).toBeUndefined();
    expect(course.roleCard('en', 'closing', 'domain-expert')).toBeUndefined();
  });

  it('report a missing file, an unknown role and a missing role', () => {
    expect(complaints(FILE)).toEqual([`${FILE}:1 is missing`]);
    const line = lineOf(FILE, 'domain-expert:');
    expect(complaints(FILE, 'domain-expert:', 'ml-operator:')).toEqual([
      `${FILE}:1 domain-expert: is missing`,
      `${FILE}:${line} ml-operator: not a known field`,
    ]);
  });

  it('report a role without model remarks, a remark that is too long, and a number that differs from the other language', () => {
    const remarks = /(product-manager:\n {2}listen: .*\n {2}remarks:\n)(?: {4}- .*\n)+/u;
    const of = (...texts: string[]) =>
      complaints(FILE, remarks, `$1${texts.map((text) => `    - ${text}\n`).join('')}`);
    expect(complaints(FILE, remarks, 'product-manager:\n  listen: 古い案件\n')).toEqual([
      `${FILE}:${lineOf(FILE, 'product-manager:')} product-manager.remarks: is missing`,
    ]);
    expect(of('あ'.repeat(150), 'どれですか。')).toEqual([]);
    expect(of('あ'.repeat(151), 'どれですか。')).toEqual([
      expect.stringContaining('must be at most 60 words, or 150 characters in Japanese'),
    ]);
    expect(of('word '.repeat(60), 'どれですか。')).toEqual([]);
    expect(of('word '.repeat(61), 'どれですか。')).toEqual([expect.stringContaining('must be at most 60 words')]);
    expect(of('どれですか。')).toEqual([
      `${FILE}:1 product-manager.remarks: has 1, but 2 in en/role-cards/02-analyze.yml`,
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
