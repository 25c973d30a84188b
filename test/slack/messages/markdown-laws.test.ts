import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { areBlocksTooLong, checkMessageBlocks } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { markdownToBlocks } from '../../../src/slack/messages/markdown-to-blocks.ts';
import { runs } from '../../fuzz/runs.ts';

/** Every text of the blocks in reading order, with mrkdwn's escapes undone. */
function textsOf(value: unknown, isMrkdwn = false): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(each));
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as { type?: string };
  return Object.entries(value).flatMap(([name, member]) => {
    if (name !== 'text' || typeof member !== 'string') return textsOf(member);
    return [type === 'mrkdwn' || isMrkdwn ? asTyped(member) : member];
  });
}

function asTyped(mrkdwn: string): string {
  return mrkdwn.replaceAll('\u200B', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The text of each block, and of each element of rich text: one ends where the text was cut. */
function runsOf(blocks: KnownBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'rich_text') return textsOf(block).join('');
    return block.elements.flatMap((element) =>
      element.type === 'rich_text_list'
        ? element.elements.map((item) => textsOf(item).join(''))
        : [textsOf(element).join('')],
    );
  });
}

const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);
const words = fc.oneof(
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    '価格はいくらですか。',
    '**外れ値**を見ます',
    '`Pool_QC` is `blank`',
    'a\\*b_c_',
    '~~no~~ <b>&amp;',
    '1 < 2 > 0 & x',
  ),
  fc.constantFrom(
    '[link](https://example.com/?a=1&b=<2>)',
    `[long](https://example.com/${'x'.repeat(2500)})`,
    '![](https://example.com/i.png)',
  ),
  fc.nat(4000).map((length) => 'w'.repeat(length)),
  fc.nat(900).map((count) => 'no end of it '.repeat(count)),
);
const { document } = fc.letrec<{ document: string; block: string; list: string }>((tie) => ({
  document: fc.array(tie('block'), { maxLength: 4 }).map((blocks) => blocks.join('\n\n')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
    words.map((text) => `\`\`\`\n${text}\n\n${text}\n\`\`\``),
    fc
      .record({
        rows: fc.constantFrom(1, 3, 101),
        columns: fc.constantFrom(1, 3, 21),
        text: fc.lorem({ maxCount: 3 }),
      })
      .map(({ rows, columns, text }) => {
        const row = `|${` ${text} |`.repeat(columns)}`;
        return [row, `|${'---|'.repeat(columns)}`, ...Array.from({ length: rows }, () => row)].join('\n');
      }),
    tie('list'),
    tie('document').map((inner) => `> ${indented(inner, '> ')}`),
  ),
  list: fc
    .record({
      mark: fc.constantFrom('-', '*', '1.', '7)', '999999999.'),
      items: fc.array(fc.oneof({ depthSize: 'small' }, words, tie('list'), tie('block')), {
        minLength: 1,
        maxLength: 6,
      }),
    })
    .map(({ mark, items }) => items.map((item) => `${mark} ${indented(item, ' '.repeat(mark.length + 1))}`).join('\n')),
}));

/** What Slack refuses in the blocks, each in a message of its own, and a second table: `lessons check` limits the rest. */
function refusedIn(markdown: string): unknown[] {
  const blocks = markdownToBlocks(markdown);
  const tables = blocks.filter(({ type }) => type === 'table');
  return [
    ...(tables.length > 1 ? ['only_one_table_allowed'] : []),
    ...blocks.flatMap((block) => [
      ...checkMessageBlocks([block]),
      ...(areBlocksTooLong([block] as unknown as Parameters<typeof areBlocksTooLong>[0])
        ? ['msg_blocks_too_long']
        : []),
    ]),
  ];
}

describe('any nesting of Markdown', () => {
  it('gives blocks that Slack accepts', () => {
    fc.assert(
      fc.property(document, (markdown) => {
        expect(refusedIn(markdown)).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  it('and so do random characters, including lone surrogates and control characters', () => {
    const unit = fc.oneof(
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...'#*_`~>-|[]()<>&!\\\n\n  1.:'),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (markdown) => {
        expect(refusedIn(markdown)).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([
    ['a list of 1,500 items', Array.from({ length: 1500 }, (_, index) => `${index + 1}. x`).join('\n')],
    ['lists twelve deep', Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['1,500 changes of style in a paragraph', '**a** b '.repeat(1500)],
    ['1,500 changes of style in a quotation', `> ${'**a** b '.repeat(1500)}`],
    ['1,500 changes of style in an item', `- ${'**a** b '.repeat(1500)}`],
    ['1,500 changes of style in a cell', `| a |\n|---|\n| ${'**a** b '.repeat(1500)} |`],
    ['a table of 100 rows beneath its header', `| a |\n|---|\n${'| 1 |\n'.repeat(100)}`],
    ['60 links in a row', '[a](https://example.com) '.repeat(60)],
  ])('%s fits', (_, markdown) => {
    expect(refusedIn(markdown)).toEqual([]);
  });
});

describe('a text longer than a block', () => {
  const word = fc.stringMatching(/^[a-z]{1,60}$/u);
  const longText = fc.array(word, { minLength: 500, maxLength: 1200, size: 'max' });
  const frames: [string, (text: string) => string][] = [
    ['a paragraph', (text) => text],
    ['a heading', (text) => `### ${text}`],
    ['a quotation', (text) => `> ${text}`],
    ['a list item', (text) => `- ${text}`],
    ['a block of code', (text) => `\`\`\`\n${text}\n\`\`\``],
    ['a paragraph with styles', (text) => text.replace(/\b(\w{4,9})\b/gu, '**$1**')],
    ['a paragraph with styles inside of words', (text) => text.replace(/\b(\w{4})(\w+)\b/gu, '**$1**$2')],
  ];

  it.each(frames)('is cut between words in %s, and no word is lost', (_, frame) => {
    let cuts = 0;
    fc.assert(
      fc.property(longText, (list) => {
        const cut = runsOf(markdownToBlocks(frame(list.join(' '))));
        cuts += cut.length - 1;
        expect(cut.flatMap((run) => run.replaceAll('*', '').trim().split(/\s+/u))).toEqual(list);
      }),
      { numRuns: runs(20) },
    );
    expect(cuts).toBeGreaterThan(runs(20) / 2);
  });

  it('is cut anywhere when it has no space, but never inside a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('𠮷', '😀', '価', 'x'), minLength: 3500, maxLength: 9000, size: 'max' }),
        (text) => {
          const cut = runsOf(markdownToBlocks(text));
          expect(cut.length).toBeGreaterThan(1);
          for (const run of cut) expect(run).not.toMatch(/\p{Surrogate}/u);
          expect(cut.join('')).toBe(text);
        },
      ),
      { numRuns: runs(20) },
    );
  });
});

describe('text that mrkdwn could take for markup', () => {
  it('is escaped in every paragraph: a link is the only thing in angle brackets', () => {
    const piece = fc.constantFrom(
      'a ',
      'b',
      '\\<',
      '\\>',
      '&',
      '&amp;',
      '\\<!channel>',
      '\\<@U1>',
      '\\<#C1|x>',
      '[l](https://e.example/?a&b)',
      '価',
      ' ',
    );
    let sections = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        for (const block of markdownToBlocks(pieces.join(''))) {
          if (block.type !== 'section') continue;
          sections += 1;
          const rest = (block.text?.text ?? '').replaceAll('<https://e.example/?a&amp;b|l>', '');
          expect(rest).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
        }
      }),
      { numRuns: runs(300) },
    );
    expect(sections).toBeGreaterThan(runs(300) / 3);
  });

  it('reads as it was written', () => {
    const piece = fc.constantFrom('a', ' ', '&', '価格', '\\<', '\\>', '!');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
        const markdown = `x${pieces.join('')}x`;
        expect(textsOf(markdownToBlocks(markdown)).join('')).toBe(markdown.replaceAll('\\', ''));
      }),
    );
  });
});
