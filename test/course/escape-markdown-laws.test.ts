import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { dropInvisible } from '../../src/course/drop-invisible.ts';
import { escapeFindings, escapeMarkdown, unescapeMarkdown } from '../../src/course/escape-markdown.ts';
import { parseMarkdown } from '../../src/course/parse-markdown.ts';
import { runs } from '../fuzz/runs.ts';
import { HIDDEN, PAYLOADS } from '../helpers/payloads.ts';

/** Where the app puts a value: a sentence, its start, a heading, a list, a quotation, a table. */
const PLACES = ['It is {}.', '{}', '{} it is', '# {}', '- {}', '> {}', '| a | b |\n|---|---|\n| {} | 1 |', 'x{}x'];
const text = fc.oneof(
  fc.constantFrom(...PAYLOADS),
  fc.tuple(fc.constantFrom(...PAYLOADS), fc.constantFrom(...PAYLOADS)).map((both) => both.join(' ')),
  fc.string({ unit: fc.constantFrom(...'*_`~[]()<>!#&|\\-+=.1$ a価\n'), maxLength: 30 }),
);

/** The kinds of nodes in a Markdown text, in order. A URL that became a link to itself counts as text. */
function kinds(node: Nodes): string[] {
  if (node.type === 'link' && 'children' in node) {
    const [label] = node.children;
    const shown = label?.type === 'text' ? label.value : '';
    if (node.url.endsWith(shown) && shown !== '') return [];
  }
  if (node.type === 'text') return [];
  return [node.type, ...('children' in node ? node.children.flatMap((child) => kinds(child as Nodes)) : [])];
}

describe('escapeMarkdown', () => {
  test('makes no text into markup, wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), text, (place, typed) => {
        const escaped = escapeMarkdown(typed);
        if (escaped.trim() === '') return;
        expect(kinds(parseMarkdown(place.replace('{}', () => escaped)))).toEqual(
          kinds(parseMarkdown(place.replace('{}', 'word'))),
        );
        expect(escaped).not.toMatch(HIDDEN);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('is taken back for a terminal', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(unescapeMarkdown(escapeMarkdown(typed))).toBe(dropInvisible(typed).replace(/\s+/gu, ' '));
      }),
      { numRuns: runs(2000) },
    );
  });

  test.each([
    'Sale_Price',
    '1st_Flr_SF',
    'Overall Qual',
    'Lot Area (m²)',
    '価格（万円）',
    'a & b',
    'x < 5',
    '2,930',
    'R² = 0.9',
  ])('leaves %s as it is', (name) => {
    expect(escapeMarkdown(name)).toBe(name);
  });

  test('escapes every text of findings, at any depth, and keeps figures', () => {
    const findings = { rows: 3, best: null, list: [{ column: '*a*', r: 0.5 }], nested: { sentence: '[x](y)' } };
    expect(escapeFindings(findings)).toEqual({
      rows: 3,
      best: null,
      list: [{ column: '\\*a\\*', r: 0.5 }],
      nested: { sentence: '\\[x\\](y)' },
    });
  });

  test('drops marks of direction, and keeps joined emoji', () => {
    expect(dropInvisible('a\u202Eb\u200B👩‍💻\n')).toBe('ab👩‍💻\n');
  });
});
