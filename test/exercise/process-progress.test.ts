import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { type ProcessFacts, progressOf } from '../../src/exercise/process-progress.ts';

const NOTHING: ProcessFacts = { posted: false, runs: 0, requests: [], covered: 0, models: 5, told: 0, tellers: 11 };
const factsOf = (more: Partial<Record<ProcessId, Partial<ProcessFacts>>>) =>
  Object.fromEntries(PROCESS_IDS.map((id) => [id, { ...NOTHING, ...more[id] }])) as Record<ProcessId, ProcessFacts>;
const request = (state: 'asked' | 'answered' | 'closed', hasAnswer = state === 'answered', askerId = 'ada') => ({
  askerId,
  state,
  hasAnswer,
  hasReview: false,
});
const stateOf = (facts: Partial<ProcessFacts>) => progressOf(factsOf({ analyze: facts }))[1]?.state;

describe('a process', () => {
  it('begins when its lesson is posted or its step is run', () => {
    expect(stateOf({})).toBe('ahead');
    expect(stateOf({ posted: true })).toBe('now');
    expect(stateOf({ posted: false, runs: 1 })).toBe('now');
  });

  it('is done when the step ran, a request was asked, and none waits', () => {
    expect(stateOf({ posted: true, runs: 1, requests: [request('answered'), request('closed', true)] })).toBe('done');
    expect(stateOf({ posted: true, runs: 1, requests: [] })).toBe('now');
    expect(stateOf({ posted: true, runs: 0, requests: [request('answered')] })).toBe('now');
    expect(stateOf({ posted: true, runs: 1, requests: [request('answered'), request('asked')] })).toBe('now');
  });
});

describe('a request without an answer', () => {
  const declined = request('closed', false);
  const withRequests = (...requests: ProcessFacts['requests'][number][]) =>
    stateOf({ posted: true, runs: 1, requests });

  it('keeps its process from being done when everybody declined it, or the stand-in only asked a question back', () => {
    expect(withRequests(declined)).toBe('now');
    expect(withRequests(request('answered'), declined)).toBe('now');
    expect(withRequests(request('answered', false))).toBe('now');
  });

  it('counts no longer once its asker has asked again and got an answer', () => {
    expect(withRequests(declined, request('answered'))).toBe('done');
    expect(withRequests(declined, request('answered', true, 'bob'))).toBe('now');
  });
});

describe('for any work of a team', () => {
  const arbitrary = fc.record({
    posted: fc.boolean(),
    runs: fc.nat(3),
    requests: fc.array(
      fc.record({
        state: fc.constantFrom(
          'asked' as const,
          'accepted' as const,
          'answered' as const,
          'reviewed' as const,
          'closed' as const,
        ),
        askerId: fc.constantFrom('ada', 'bob'),
        hasAnswer: fc.boolean(),
        hasReview: fc.boolean(),
      }),
      { maxLength: 8 },
    ),
    covered: fc.nat(5),
    models: fc.constant(5),
    told: fc.nat(11),
    tellers: fc.constant(11),
  });

  it('the processes come in the order of the course, and no count exceeds its total', () => {
    fc.assert(
      fc.property(fc.tuple(...PROCESS_IDS.map(() => arbitrary)), (all) => {
        const rows = progressOf(
          Object.fromEntries(PROCESS_IDS.map((id, i) => [id, all[i] ?? NOTHING])) as Record<ProcessId, ProcessFacts>,
        );
        expect(rows.map(({ process }) => process)).toEqual([...PROCESS_IDS]);
        for (const row of rows) {
          expect(row.answered).toBeLessThanOrEqual(row.requests);
          expect(row.reviewed).toBeLessThanOrEqual(row.requests);
          expect(row.covered).toBeLessThanOrEqual(row.models);
        }
      }),
    );
  });
});
