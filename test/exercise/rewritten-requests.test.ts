import { describe, expect, test } from 'vitest';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { hintRequest } from '../../src/exercise/hint-request.ts';
import { judgeRequest } from '../../src/exercise/judge-request.ts';
import { course } from '../helpers/course.ts';

/** What the course shows as better is better by the app's own rules, which advise and rate everyone's requests. */
describe.each(LOCALES)('rewritten requests in %s', (locale) => {
  test.each(PROCESS_IDS)('the one of %s is less specific before, and needs no advice after', (process) => {
    const lesson = course.lesson(locale, process);
    if (lesson.beforeAndAfter === undefined) throw new Error('nothing is rewritten');
    const { role, kind, lines } = lesson.beforeAndAfter;
    const written = (form: 'before' | 'after') => ({
      roles: [role],
      kind,
      text: lines.map((line) => line[form]).join(locale === 'ja' ? '' : ' '),
    });
    expect(hintRequest(lesson, written('after'))).toEqual([]);
    const { usable: _, ...ratings } = judgeRequest(lesson, written('after'));
    expect(ratings).toEqual({ 'right-person': 'fully', 'right-kind': 'fully', specific: 'fully' });
    expect(judgeRequest(lesson, written('before')).specific).not.toBe('fully');
  });

  test('one lesson has two roles that disagree, and an example request to both that needs no advice', () => {
    const [lesson, ...others] = PROCESS_IDS.map((id) => course.lesson(locale, id)).filter(({ twoViews }) => twoViews);
    expect(others).toEqual([]);
    const roles = lesson?.twoViews?.views.map(({ role }) => role) ?? [];
    const toBoth = lesson?.exampleRequests.find((each) => each.roles.join() === roles.join());
    if (lesson === undefined || toBoth === undefined) throw new Error('no request to both');
    expect(hintRequest(lesson, toBoth)).toEqual([]);
    // The course's answer is this request.
    expect(lesson.twoViews?.answer.replace(/<!--.*?-->/gu, '')).toContain(toBoth.text);
  });
});
