import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { REQUEST_KINDS } from '../../src/course/request-kind.ts';
import { type Asked, nearestExampleRequest, prepareExamples } from '../../src/exercise/nearest-example-request.ts';
import { course } from '../helpers/course.ts';
import { EN } from './labelled-requests/en.ts';
import { JA } from './labelled-requests/ja.ts';

const LABELLED = { en: EN, ja: JA };
const POOL = {
  process: 'test',
  role: 'domain-expert',
  kind: 'information',
  text: 'Does a blank in Pool_QC mean that there is no pool?',
} as const;
const idOf = (asked: Asked, locale: 'en' | 'ja' = 'en', nearEnough?: number) =>
  nearestExampleRequest(course, locale, asked, nearEnough)?.id ?? 'none';

describe.each(LOCALES)('on the labelled requests in %s', (locale) => {
  const found = (nearEnough?: number) =>
    LABELLED[locale].map(([role, kind, expected, text]) => ({
      text,
      expected,
      given: idOf({ process: 'test', role, kind, text }, locale, nearEnough),
    }));
  const answerable = (rows: ReturnType<typeof found>) => rows.filter(({ expected }) => expected !== 'none');

  it('there are enough of them, for every example of the course', () => {
    const labels = LABELLED[locale].map(([, , expected]) => expected);
    expect(labels.length).toBeGreaterThanOrEqual(60);
    expect(labels.filter((label) => label === 'none').length).toBeGreaterThanOrEqual(20);
    const ids = course
      .lessons(locale)
      .flatMap(({ id }) => course.lesson(locale, id).exampleRequests.map((one) => one.id));
    expect([...new Set(labels)].sort()).toEqual(['none', ...ids].sort());
  });

  it('an example that is given is always the right one, and none is given where none answers', () => {
    expect(found().filter(({ given, expected }) => given !== 'none' && given !== expected)).toEqual([]);
  });

  it('85 of 100 requests that an example answers get it', () => {
    const rows = answerable(found());
    expect(rows.filter(({ given, expected }) => given === expected).length / rows.length).toBeGreaterThanOrEqual(0.85);
  });

  it('no other role gives a wrong example either', () => {
    const wrong = LABELLED[locale].flatMap(([, kind, expected, text]) =>
      ['product-manager', 'domain-expert', 'it-auditor']
        .map((role) => idOf({ process: 'test', role, kind, text }, locale))
        .filter((given) => given !== 'none' && given !== expected)
        .map((given) => ({ text, given, expected })),
    );
    expect(wrong).toEqual([]);
  });

  it('without the threshold, some requests that no example answers would get one', () => {
    const wrong = found(0).filter(({ given, expected }) => expected === 'none' && given !== 'none');
    expect(wrong.length).toBeGreaterThanOrEqual(5);
  });
});

describe('the nearest example request', () => {
  it('is one to the role that is asked', () => {
    expect(idOf(POOL)).toBe('meaning-in-business');
    expect(idOf({ ...POOL, role: 'operator' })).toBe('none');
  });

  it('is in the lesson of the request or in an earlier one', () => {
    expect(idOf({ ...POOL, process: 'analyze' })).toBe('meaning-in-business');
    expect(idOf({ ...POOL, process: 'business-understanding' })).toBe('none');
  });

  it('may be of another kind', () => {
    expect(idOf({ ...POOL, kind: 'review' })).toBe('meaning-in-business');
  });

  it('is preferably of the kind that is asked', () => {
    const [first] = course.lesson('en', 'analyze').exampleRequests;
    if (first === undefined) throw new Error('no example request');
    const exampleRequests = REQUEST_KINDS.map((kind) => ({ ...first, id: kind, kind }));
    const twins = { ...course, lesson: () => ({ ...course.lesson('en', 'analyze'), exampleRequests }) };
    twins.lessons = (locale) => course.lessons(locale).slice(0, 1);
    for (const kind of REQUEST_KINDS)
      expect(nearestExampleRequest(twins, 'en', { ...POOL, process: 'course', kind })?.id).toBe(kind);
  });

  it('is itself for both forms of every example request of the course', () => {
    for (const locale of LOCALES)
      for (const { id: process } of course.lessons(locale))
        for (const { id, kind, roles, text, full } of course.lesson(locale, process).exampleRequests)
          for (const role of roles)
            for (const form of [text, full]) expect(idOf({ process, role, kind, text: form }, locale)).toBe(id);
  });

  it('is none for a text without words', () => {
    for (const text of ['', '?', 'Could you?', 'お願いします。']) expect(idOf({ ...POOL, text })).toBe('none');
  });
});

it('reads the course a text at a time when it is prepared, and finds the same', async () => {
  // Another course object, which wasn't read yet.
  const fresh = { ...course };
  let pauses = 0;
  await prepareExamples(fresh, 'en', async () => {
    pauses += 1;
  });
  expect(pauses).toBeGreaterThan(100);
  expect(nearestExampleRequest(fresh, 'en', POOL)?.id).toBe('meaning-in-business');
  await prepareExamples(fresh, 'en', async () => {
    throw new Error('it was read already');
  });
});
