import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decided, type Decision, standing } from '../../src/exercise/decision.ts';
import { anyDecision } from '../helpers/any-decision.ts';

const column = fc.constantFrom('Neighborhood', 'Alley', 'a,b');
const what: fc.Arbitrary<Decided> = fc.oneof(
  anyDecision({ column, given: ['x', 'y'] }),
  fc.record({ kind: fc.constant('statement' as const), text: fc.string() }),
);
const decisions = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    what,
    minute: fc.nat(5),
    dataset: fc.constantFrom('house-prices', 'own:1'),
    isWithdrawn: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const decisionOf = ({
  id,
  what,
  minute,
  dataset,
  isWithdrawn,
}: (typeof decisions extends fc.Arbitrary<infer T> ? T : never)[number]): Decision => ({
  id,
  cohortId: 'c',
  process: 'prepare',
  what,
  dataset,
  from: { source: 'request', requestId: 'R1' },
  byId: 'ada',
  keptById: 'ada',
  at: new Date(minute * 60_000),
  ...(isWithdrawn ? { withdrawn: { byId: 'bob', at: new Date(0) } } : {}),
});

describe('the decisions that stand', () => {
  it('are not withdrawn, about this data set, in order of time, and don’t depend on the order they come in', () => {
    fc.assert(
      fc.property(decisions, fc.infiniteStream(fc.nat()), (drawn, random) => {
        const all = drawn.map(decisionOf);
        const found = standing(all, 'house-prices');
        for (const { dataset, withdrawn } of found) expect([dataset, withdrawn]).toEqual(['house-prices', undefined]);
        const times = found.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const shuffled = all
          .map((each) => ({ each, key: random.next().value }))
          .sort((a, b) => Number(a.key) - Number(b.key))
          .map(({ each }) => each);
        expect(standing(shuffled, 'house-prices')).toEqual(found);
      }),
    );
  });

  it('never contradict each other, every statement is among them, and of two about one thing the newer one', () => {
    fc.assert(
      fc.property(decisions, (drawn) => {
        const all = drawn.map(decisionOf);
        const found = standing(all, 'house-prices');
        const about = ({ what }: Decision) =>
          what.kind === 'statement' ? undefined : `${what.kind.replace(/^(?:keep|drop)-/u, '')} ${what.column}`;
        const subjects = found.map(about).filter((each) => each !== undefined);
        expect(new Set(subjects).size).toBe(subjects.length);
        for (const each of all) {
          if (each.withdrawn !== undefined || each.dataset !== 'house-prices' || found.includes(each)) continue;
          expect(each.what.kind).not.toBe('statement');
          const newer = found.find((one) => about(one) === about(each));
          expect(newer?.at.getTime()).toBeGreaterThanOrEqual(each.at.getTime());
        }
      }),
    );
  });
});
