import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { REQUEST_KINDS, type RequestKind } from '../../src/course/request-kind.ts';
import { hintRequest } from '../../src/exercise/hint-request.ts';
import { course } from '../helpers/course.ts';

const lesson = { exampleRequests: course.lesson('en', 'analyze').exampleRequests };
const hintsOf = (text: string, kind?: RequestKind, roles = ['domain-expert']) =>
  hintRequest(lesson, { roles, kind, text }).map(({ hint }) => hint);

describe('a hint', () => {
  it.each(LOCALES)('never appears for an example request in %s', (locale) => {
    const models = course.lessons(locale).map(({ id }) => course.lesson(locale, id));
    expect(models.flatMap(({ exampleRequests }) => exampleRequests).length).toBeGreaterThan(20);
    for (const each of models) {
      for (const request of each.exampleRequests)
        for (const text of [request.text, request.full])
          expect([request.id, hintRequest(each, { ...request, text })]).toEqual([request.id, []]);
    }
  });

  it('names the missing parts: what, when, why', () => {
    expect(hintsOf('Have a look?')).toEqual(['what', 'when', 'why']);
    expect(hintsOf('見てもらえますか')).toEqual(['what', 'when', 'why']);
    expect(hintsOf('What does a blank in Pool_QC mean?')).toEqual(['when', 'why']);
    expect(hintsOf('Pool_QC の空欄は、プールがないという意味でしょうか。')).toEqual(['when', 'why']);
    expect(hintsOf('What does a blank in Pool_QC mean? By Thursday, please, so that we can decide.')).toEqual([]);
    expect(hintsOf('Pool_QC の空欄の意味を、木曜までに教えてください。学習に使う列を決めるためです。')).toEqual([]);
  });

  it('reports wording that does not fit the kind', () => {
    const wording = (text: string, kind: RequestKind) =>
      hintRequest(lesson, { roles: [], kind, text }).find((each) => each.hint === 'kind');
    expect(wording('Please approve our plan.', 'information')).toEqual({ hint: 'kind', wording: 'review' });
    expect(wording('この計画を承認してください。', 'information')).toEqual({ hint: 'kind', wording: 'review' });
    expect(wording('Could you export the table?', 'review')).toEqual({ hint: 'kind', wording: 'work' });
    expect(wording('空欄はどういう意味でしょうか。', 'work')).toEqual({ hint: 'kind', wording: 'information' });
    expect(wording('Please approve our plan.', 'review')).toBeUndefined();
    // A request for a review may consist of questions only.
    expect(wording('What would you not sign in this report?', 'review')).toBeUndefined();
  });

  it('reports a role that the lesson never asks, unless the lesson asks nobody', () => {
    expect(hintRequest(lesson, { roles: ['operator', 'domain-expert'], text: '' })).toContainEqual({
      hint: 'role',
      role: 'operator',
    });
    expect(hintsOf('', undefined, ['domain-expert'])).not.toContain('role');
    expect(hintRequest({ exampleRequests: [] }, { roles: ['operator'], text: '' })).not.toContainEqual(
      expect.objectContaining({ hint: 'role' }),
    );
  });

  it('disappears when the missing part is added, and no other hint appears', () => {
    const kinds = fc.option(fc.constantFrom(...REQUEST_KINDS), { nil: undefined });
    const missing = (text: string, kind?: RequestKind) => hintsOf(text, kind).filter((hint) => hint !== 'kind');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), kinds, (text, kind) => {
        const more = `${text}\nPool_QC, by Friday, because we decide then which columns we keep. 金曜までに決めるためです。`;
        expect(missing(more, kind)).toEqual([]);
        const before = missing(text, kind);
        expect(new Set(before).size).toBe(before.length);
      }),
    );
  });
});
