import fc from 'fast-check';
import { areBlocksTooLong, checkMessageBlocks, checkView } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { findOverLimit } from '../../src/cli/find-over-limit.ts';
import type { Course } from '../../src/course/course.ts';
import { type Lesson, messageIdsOf } from '../../src/course/lesson.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { parseLesson } from '../../src/course/parse-lesson.ts';
import { LESSONS_FOLDER, readLessonFiles } from '../../src/course/read-lesson-files.ts';
import type { Content } from '../../src/messages/content.ts';
import { renderContent } from '../../src/slack/messages/render-content.ts';
import { type Words, wordsFor } from '../../src/slack/messages/words.ts';
import { CASE_STAGES, caseView } from '../../src/slack/modals/case/case-view.ts';
import { exampleRequestsView } from '../../src/slack/modals/example-requests/example-requests-view.ts';
import { fullRequestView } from '../../src/slack/modals/example-requests/full-request-view.ts';
import { lessonPartView } from '../../src/slack/modals/lesson-part/lesson-part-view.ts';
import { course } from '../helpers/course.ts';
import { runs } from './runs.ts';

const files = LOCALES.flatMap((locale) =>
  [...readLessonFiles(LESSONS_FOLDER)]
    .filter(([name]) => name.startsWith(`${locale}/`) && /\/\d\d-[a-z-]+\.md$/u.test(name))
    .map(([name, text]) => ({ name, locale, lines: text.split('\n') })),
);

const pieces = fc.constantFrom(
  '',
  '---',
  '## Why {#why}',
  '## {#}',
  '### X {#case-x}',
  '# Title',
  '- a\n  - b\n    - c',
  '1. x',
  '> said',
  '> > twice',
  '```',
  '```sql\nSELECT 1',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '|a|',
  '{findings}',
  '{findings}{findings}',
  '<!channel>',
  '<script>',
  '[x](javascript:alert(1))',
  '[x](http://)',
  '![i](x.png)',
  '**',
  '***a**',
  '~~',
  '&amp;&lt;',
  '\u0000',
  '\uFFFD',
  '\uD800',
  'minutes: 900',
  'title: ""',
  'process: train',
  'title: [',
  '\u202E',
  '*Why:*',
  '**Kind:** x',
  '- roles: x',
  '🏠'.repeat(900),
  'x'.repeat(3500),
  '値'.repeat(3100),
  '# '.repeat(300),
);
const piece = fc.oneof(
  { weight: 3, arbitrary: pieces },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
/** An edit that an author could make by mistake. Positions are fractions of the file's length. */
const edit = fc.record({
  how: fc.constantFrom('insert', 'insert', 'replace', 'delete', 'double', 'swap', 'append', 'cut'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  to: fc.double({ min: 0, max: 0.999, noNaN: true }),
  piece,
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(lines: readonly string[], { how, at, to, piece: text }: Edit): string[] {
  const row = Math.floor(at * lines.length);
  const other = Math.floor(to * lines.length);
  const line = lines[row] ?? '';
  if (how === 'insert') return lines.toSpliced(row, 0, text);
  if (how === 'replace') return lines.with(row, text);
  if (how === 'delete') return lines.toSpliced(row, 1 + Math.floor(to * 4));
  if (how === 'double') return lines.toSpliced(row, 0, ...lines.slice(row, row + 8));
  if (how === 'swap') return lines.with(row, lines[other] ?? '').with(other, line);
  if (how === 'append') return lines.with(row, `${line}${text}`);
  return lines.with(row, line.slice(0, Math.floor(to * line.length)));
}

function expectTaken(words: Words, content: Exclude<Content, { type: 'file' | 'files' | 'file-gone' }>): void {
  const { text, blocks = [] } = renderContent(words, content);
  expect(text).not.toBe('');
  // What `lessons check` accepts is one message a part.
  expect(checkMessageBlocks(blocks)).toEqual([]);
  expect(areBlocksTooLong(blocks as unknown as Parameters<typeof areBlocksTooLong>[0])).toBe(false);
}

/** Checks every message and modal that Slack gets for a lesson. */
function checkLesson(lesson: Lesson): void {
  const { process } = lesson;
  const changed: Course = { ...course, lesson: () => lesson };
  const words = wordsFor(changed, lesson.locale);
  expectTaken(words, { type: 'lesson', lessonId: 'l', process });
  for (const part of messageIdsOf(lesson)) {
    expectTaken(words, { type: 'lesson-part', lessonId: 'l', process, part, headline: 'A <headline> & more.' });
  }
  for (const message of messageIdsOf(lesson)) {
    const view = lessonPartView(words, lesson, { message, lessonId: 'l', headline: 'A <headline> & more.' });
    expect(checkView(view, ['modal'])).toEqual([]);
  }
  for (const one of lesson.cases) {
    for (const stage of CASE_STAGES) expect(checkView(caseView(words, one, stage, 'l'), ['modal'])).toEqual([]);
  }
  expect(checkView(exampleRequestsView(words, lesson), ['modal'])).toEqual([]);
  for (const request of lesson.exampleRequests)
    expect(checkView(fullRequestView(words, request), ['modal'])).toEqual([]);
}

test('refuses a randomly changed lesson and names the line, or turns it into messages and modals that Slack accepts', () => {
  const outcomes = { refused: 0, taken: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(edit, { maxLength: 4 }), ({ lines, locale }, edits) => {
      const text = edits.reduce<readonly string[]>(apply, lines).join('\n');
      const { lesson, findings } = parseLesson(text, locale);
      const problems = [...findings, ...(lesson === undefined ? [] : findOverLimit(lesson))];
      if (lesson === undefined || problems.length > 0) {
        outcomes.refused += 1;
        expect(problems).not.toEqual([]);
        for (const { line, reason } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(reason).not.toMatch(/undefined|\[object/u);
        }
        return;
      }
      outcomes.taken += 1;
      checkLesson(lesson);
    }),
    { numRuns: runs(120) },
  );
  expect(Math.min(outcomes.refused, outcomes.taken)).toBeGreaterThan(runs(120) / 24);
});
