import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment, AssignmentState, Request } from '../../src/exercise/request.ts';
import { assignmentFor, checkMayAnswer, isOpen, stateOf, withAssignment } from '../../src/exercise/request-state.ts';

const at = new Date(Date.UTC(2026, 0, 5));
const assignment = (role: string, more: Partial<Assignment> = {}): Assignment => ({
  role,
  assigneeId: 'bob',
  why: 'sole-holder',
  state: 'asked',
  askedAt: at,
  passed: [],
  reminders: 0,
  ...more,
});
const request = (...assignments: Assignment[]): Request => ({
  id: 'r',
  cohortId: 'c',
  lessonId: 'l',
  process: 'analyze',
  askerId: 'ada',
  kind: 'work',
  text: '.',
  assignments,
  state: 'asked',
  createdAt: at,
});
const none = { done: 0, invited: 0 };
const states = fc.constantFrom<AssignmentState>('asked', 'accepted', 'answered', 'declined');

describe('the state of a request', () => {
  it('is that of its least advanced assignment, then that of its reviews', () => {
    const of = (...all: AssignmentState[]) => all.map((state) => ({ state }));
    expect(stateOf(of('answered', 'asked'), none)).toBe('asked');
    expect(stateOf(of('answered', 'accepted'), none)).toBe('accepted');
    expect(stateOf(of('answered', 'declined'), none)).toBe('answered');
    expect(stateOf(of('declined', 'declined'), none)).toBe('closed');
    expect(stateOf(of('answered'), { done: 1, invited: 2 })).toBe('answered');
    expect(stateOf(of('answered'), { done: 2, invited: 2 })).toBe('reviewed');
  });

  it('tells whether an assignment is open', () => {
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 3 }), fc.nat(3), fc.nat(3), (all, done, invited) => {
        const state = stateOf(
          all.map((each) => ({ state: each })),
          { done, invited },
        );
        const waits = all.some((each) => isOpen({ state: each }));
        expect(state === 'asked' || state === 'accepted').toBe(waits);
      }),
    );
  });
});

describe('the assignment that a person may act on', () => {
  it('is the one for the role in which they are asked', () => {
    const both = request(assignment('operator', { assigneeId: 'cyd' }), assignment('domain-expert'));
    expect(assignmentFor(both, 'bob')?.role).toBe('domain-expert');
    expect(checkMayAnswer(both, 'cyd').assignment.role).toBe('operator');
    expect(() => checkMayAnswer(both, 'dan')).toThrow(/reply_not_assignee/);
    expect(() => checkMayAnswer(both, 'ada')).toThrow(/reply_own_request/);
    expect(() => checkMayAnswer(undefined, 'bob')).toThrow(/request_gone/);
  });

  it('is open to anyone but the asker when it has no assignee', () => {
    const { assigneeId: _, ...anyone } = assignment('operator', { why: 'nobody' });
    expect(checkMayAnswer(request(anyone), 'dan').assignment.role).toBe('operator');
    expect(() => checkMayAnswer(request(anyone), 'ada')).toThrow(/reply_own_request/);
  });

  it('does not exist once all are answered, nor for a person who has answered', () => {
    const done = request(assignment('operator', { state: 'answered' }));
    expect(() => checkMayAnswer(done, 'bob')).toThrow(/request_answered_own/);
    expect(() => checkMayAnswer(done, 'dan')).toThrow(/request_answered_by .*bob/);
    const half = request(assignment('operator', { state: 'answered' }), assignment('architect', { assigneeId: 'cyd' }));
    expect(() => checkMayAnswer(half, 'bob')).toThrow(/request_answered_own/);
  });

  it('is refused with what became of the request', () => {
    const declined = request(assignment('operator', { state: 'declined' }));
    expect(() => checkMayAnswer(declined, 'bob')).toThrow(/request_declined_own/);
    expect(() => checkMayAnswer(declined, 'dan')).toThrow(/request_declined_by .*bob/);
    const passed = { assigneeId: 'cyd', passed: ['bob'] };
    expect(() => checkMayAnswer(request(assignment('operator', passed)), 'bob')).toThrow(/request_passed .*cyd/);
    const since = request(assignment('operator', { ...passed, state: 'answered' }));
    expect(() => checkMayAnswer(since, 'bob')).toThrow(/request_answered_by .*cyd/);
    const { assigneeId: _, ...nobody } = assignment('operator', {
      why: 'stand-in',
      state: 'answered',
      passed: ['bob'],
    });
    expect(() => checkMayAnswer(request(nobody), 'bob')).toThrow(/request_answered \{/);
  });

  it('changes without affecting the others', () => {
    const both = request(assignment('operator'), assignment('architect'));
    const changed = withAssignment(both, 'architect', { state: 'declined' });
    expect(changed.assignments.map(({ state }) => state)).toEqual(['asked', 'declined']);
    expect(both.assignments[1]?.state).toBe('asked');
  });
});
