import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REQUEST_KINDS } from '../../src/course/request-kind.ts';
import { type AskedRequest, coverageOf } from '../../src/exercise/coverage.ts';

const example = (id: string, roles: string[], kind: 'information' | 'work' | 'review', text = id) => ({
  id,
  roles,
  kind,
  text,
  full: `${text}, in full`,
  why: '.',
  reply: '.',
});
const asked = (id: string, roles: string[], kind: 'information' | 'work' | 'review', text = id): AskedRequest => ({
  id,
  roles,
  kind,
  text,
});

describe('coverage of the example requests', () => {
  const examples = [
    example('meaning', ['domain-expert', 'data-analyst'], 'information', 'What does a blank in Pool_QC mean?'),
    example('removal', ['domain-expert', 'data-analyst'], 'information', 'May these columns be removed?'),
    example('document', ['domain-expert'], 'work'),
  ];

  it('counts a request of the same kind to one of the roles, the most similar one first', () => {
    const { covered, missing, beyond } = coverageOf(examples, [
      asked('a', ['data-analyst'], 'information', 'Which columns may be removed?'),
      asked('b', ['it-auditor'], 'review', 'May we keep addresses?'),
    ]);
    expect(covered.map(({ example: each, by }) => [each.id, by.id])).toEqual([['removal', 'a']]);
    expect(missing.map(({ id }) => id)).toEqual(['meaning', 'document']);
    expect(beyond.map(({ id }) => id)).toEqual(['b']);
  });

  it('compares a request with the form that it is more like', () => {
    const full = 'Since when does the county record fences, and who enters them?';
    const two = [
      { ...example('short', ['domain-expert'], 'work', 'Who enters the kind of sale?'), full: '-' },
      { ...example('long', ['domain-expert'], 'work', 'Fences?'), full },
    ];
    const { covered } = coverageOf(two, [asked('a', ['domain-expert'], 'work', full)]);
    expect(covered.map(({ example: each }) => each.id)).toEqual(['long']);
  });

  it('reassigns requests to cover as many example requests as possible', () => {
    const two = [example('x', ['a', 'b'], 'work', 'same words'), example('y', ['a'], 'work', 'other')];
    const { covered } = coverageOf(two, [
      asked('1', ['a'], 'work', 'same words'),
      asked('2', ['b'], 'work', 'same words'),
    ]);
    expect(covered.map(({ example: each, by }) => [each.id, by.id])).toEqual([
      ['x', '2'],
      ['y', '1'],
    ]);
  });

  it('never counts a request twice, and never shrinks with more requests', () => {
    const roles = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 });
    const kind = fc.constantFrom(...REQUEST_KINDS);
    const ids = <T extends { id: string }>(list: T[]): T[] =>
      list.map((each, index) => ({ ...each, id: String(index) }));
    const many = fc.array(fc.record({ id: fc.constant(''), roles, kind, text: fc.string() }), { maxLength: 8 });
    fc.assert(
      fc.property(many, many, fc.nat(8), (some, requests, from) => {
        const all = ids(some).map((each) => example(each.id, each.roles, each.kind, each.text));
        const list = ids(requests).map((each) => asked(each.id, each.roles, each.kind, each.text));
        const { covered, missing, beyond } = coverageOf(all, list);
        expect(covered.length + missing.length).toBe(all.length);
        expect(new Set(covered.map(({ by }) => by.id)).size).toBe(covered.length);
        for (const { by } of covered) expect(beyond).not.toContain(by);
        const fewer = coverageOf(all, list.slice(0, from));
        expect(fewer.covered.length).toBeLessThanOrEqual(covered.length);
        const now = new Set(covered.map((each) => each.example.id));
        for (const each of fewer.covered) expect(now).toContain(each.example.id);
      }),
    );
  });
});
