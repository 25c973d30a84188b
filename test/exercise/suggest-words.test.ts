import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUGGESTIONS, suggestWords, type TeamState } from '../../src/exercise/suggest-words.ts';

const well: TeamState = {
  lessonDays: 3,
  requests: ['We need Pool_QC by Friday, because the model takes blanks for pools.'],
  replies: [{ authorId: 'a', text: 'A blank in Pool_QC means that there is no pool.' }],
  waitsDays: 1,
  holders: 6,
  silent: 0,
};
const by = (...authors: string[]) => authors.map((authorId) => ({ authorId, text: 'It means that there is no pool.' }));

describe('a facilitator is told', () => {
  it.each<[string, Partial<TeamState>, string[]]>([
    ['nothing while all is well', {}, []],
    ['nothing about a lesson of today', { lessonDays: 0, requests: [], replies: [] }, []],
    ['that nobody asks', { lessonDays: 1, requests: [], replies: [] }, ['nobody-asks']],
    ['that a request has waited for days', { waitsDays: 3 }, ['unanswered']],
    ['that requests have no reason', { requests: ['Send me the data.', 'Check it.', 'Make a list.'] }, ['no-reason']],
    [
      'that answers are one word',
      {
        replies: [
          { authorId: 'a', text: 'Yes.' },
          { authorId: 'b', text: 'はい。' },
        ],
      },
      ['one-word'],
    ],
    ['that two people answer everything', { replies: by('a', 'a', 'a', 'b', 'b', 'c') }, ['same-two']],
    ['nothing where all answer', { replies: by('a', 'b', 'c', 'd', 'a', 'b') }, []],
    ['nothing about two in a group of three', { replies: by('a', 'a', 'a', 'b', 'b', 'b'), holders: 3 }, []],
    ['that someone is silent', { silent: 1 }, ['silent']],
  ])('%s', (_, state, told) => {
    expect(suggestWords({ ...well, ...state })).toEqual(told);
  });

  it('at most three things, the most pressing first', () => {
    const text = fc.constantFrom('Yes.', 'Send me the data.', 'A blank in Pool_QC means that there is no pool.');
    const state = fc.record({
      lessonDays: fc.nat(9),
      requests: fc.array(text, { maxLength: 9 }),
      replies: fc.array(fc.record({ authorId: fc.constantFrom('a', 'b', 'c'), text }), { maxLength: 9 }),
      waitsDays: fc.nat(9),
      holders: fc.nat(9),
      silent: fc.nat(9),
    });
    fc.assert(
      fc.property(state, (each) => {
        const told = suggestWords(each);
        expect(told.length).toBeLessThanOrEqual(3);
        expect(told).toEqual(SUGGESTIONS.filter((one) => told.includes(one)));
      }),
    );
  });
});
