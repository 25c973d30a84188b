import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REQUEST_KINDS } from '../../src/course/request-kind.ts';
import { RATINGS, RUBRIC } from '../../src/course/rubric.ts';
import { judgeRequest } from '../../src/exercise/judge-request.ts';

const lesson = {
  exampleRequests: [
    { id: 'm', roles: ['domain-expert'], kind: 'information' as const, text: '.', full: '.', why: '.', reply: '.' },
  ],
};
const about = (text: string, roles = ['domain-expert'], kind: 'information' | 'work' = 'information') =>
  judgeRequest(lesson, { roles, kind, text });

describe('a rating in place of a peer', () => {
  it('checks whether the course asks this role with this kind', () => {
    expect(about('x')).toMatchObject({ 'right-person': 'fully', 'right-kind': 'fully' });
    expect(about('x', ['domain-expert'], 'work')).toMatchObject({ 'right-person': 'fully', 'right-kind': 'partly' });
    expect(about('x', ['architect'])['right-person']).toBe('partly');
  });

  it('checks for a named thing, a deadline and enough words, in both languages', () => {
    expect(about('Have a look?').specific).toBe('not');
    expect(about('What does a blank in Pool_QC mean?').specific).toBe('partly');
    expect(about('What does a blank in Pool_QC mean? We decide on Friday, so by Thursday, please.').specific).toBe(
      'fully',
    );
    expect(about('見てもらえますか').specific).toBe('not');
    expect(about('Pool_QC の空欄は、プールがないという意味ですか。木曜までに教えてください。').specific).toBe('fully');
  });

  it('always rates every criterion', () => {
    const roles = fc.array(fc.constantFrom('domain-expert', 'architect'), { minLength: 1 });
    fc.assert(
      fc.property(fc.string(), roles, fc.constantFrom(...REQUEST_KINDS), (text, asked, kind) => {
        const ratings = judgeRequest(lesson, { roles: asked, kind, text });
        for (const criterion of RUBRIC) expect(RATINGS).toContain(ratings[criterion]);
      }),
    );
  });
});
