import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDecisions, isFollowed, isOffered, processOf } from '../../src/steps/apply-decisions.ts';
import type { ColumnChoice, Parameters } from '../../src/steps/parameters.ts';
import { prepare } from '../../src/steps/prepare/prepare.ts';
import { checkOrders } from '../../src/steps/preprocess/category-order.ts';
import { anyDecision } from '../helpers/any-decision.ts';

const NUMERIC = ['Lot_Frontage', 'Gr_Liv_Area'];
const WORDS = ['Neighborhood', 'Alley', 'a: b'];
const CHOICES: Record<'prepare' | 'preprocess', ColumnChoice[]> = {
  prepare: [...NUMERIC, ...WORDS].map((column) => ({ column, note: '' })),
  preprocess: [
    ...NUMERIC.map((column) => ({ column, note: '', only: ['blankZero'] })),
    ...WORDS.map((column) => ({ column, note: '', only: ['blankNone', 'byTarget'] })),
  ],
};
const column = fc.constantFrom(...NUMERIC, ...WORDS, 'not in the table');
const decision = anyDecision({ column, given: ['x', 'y < z'] });
/** Decisions that stand: one about each thing. */
const standing = fc.uniqueArray(decision, {
  selector: ({ kind, column: name }) => `${kind.replace(/^(?:keep|drop)-/u, '')} ${name}`,
  maxLength: 9,
});
const some = fc.subarray([...NUMERIC, ...WORDS]);
const parameters: fc.Arbitrary<Parameters> = fc.record({
  drop: some,
  ask: some,
  byTarget: fc.subarray(WORDS),
  orders: fc.constantFrom([], ['Alley: y < x']),
  seed: fc.nat(9),
});

describe.each(['prepare', 'preprocess'] as const)('the decisions that stand, applied in %s', (process) => {
  const choices = CHOICES[process];

  it('are all followed where the step offers the column, and nothing else changes', () => {
    fc.assert(
      fc.property(standing, parameters, (decisions, before) => {
        const after = applyDecisions(process, decisions, before, choices);
        const offered = decisions.filter((each) => isOffered(process, each, choices));
        for (const each of offered) expect(isFollowed(process, each, after)).toBe(true);
        expect(after.seed).toBe(before.seed);
        const decided = new Set(offered.map((each) => each.column));
        for (const id of ['drop', 'ask', 'byTarget']) {
          const rest = (of: Parameters) => (of[id] as string[]).filter((name) => !decided.has(name));
          expect(rest(after)).toEqual(rest(before));
        }
        if (offered.length === 0) expect(after).toEqual(before);
        // A second press changes nothing.
        expect(applyDecisions(process, decisions, after, choices)).toEqual(after);
      }),
    );
  });

  it('leave no column both dropped and asked about, and none with two orders', () => {
    fc.assert(
      fc.property(standing, parameters, (decisions, drawn) => {
        const { ask, ...rest } = drawn;
        const before = {
          ...rest,
          ask: (ask as string[]).filter((name) => !(drawn.drop as string[]).includes(name)),
          byTarget: (drawn.byTarget as string[]).filter((name) => name !== 'Alley'),
        };
        const after = applyDecisions(process, decisions, before, choices);
        expect(prepare.check?.(after)).toBeUndefined();
        expect(checkOrders(after)).toBeUndefined();
      }),
    );
  });

  it('belong to the other step otherwise', () => {
    fc.assert(
      fc.property(decision, parameters, (each, given) => {
        if (processOf(each) === process) return;
        expect(isOffered(process, each, choices)).toBe(false);
        expect(isFollowed(process, each, given)).toBe(false);
      }),
    );
  });
});
