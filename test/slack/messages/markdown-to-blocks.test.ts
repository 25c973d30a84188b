import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { areBlocksTooLong, checkMessageBlocks } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { markdownToBlocks } from '../../../src/slack/messages/markdown-to-blocks.ts';
import { textLength } from '../../../src/slack/messages/text-length.ts';

const words = (blocks: KnownBlock[]) =>
  blocks.map((block) => (block.type === 'section' ? block.text?.text : JSON.stringify(block)));
const mrkdwn = (markdown: string) => words(markdownToBlocks(markdown))[0]?.replaceAll('\u200B', '');

function richTexts(markdown: string) {
  return markdownToBlocks(markdown).flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
}

describe('a paragraph', () => {
  it('becomes an expanded section in mrkdwn, without mentions', () => {
    expect(markdownToBlocks('Prices of *houses* in **Ames**.')).toEqual([
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'Prices of \u200B_houses_\u200B in \u200B*Ames*\u200B.', verbatim: true },
        expand: true,
      },
    ]);
  });

  it('keeps code, links and strike-through', () => {
    expect(mrkdwn('See `Pool_QC` in [the data](https://example.com/a?b=1&c=2), ~~not~~ here.')).toBe(
      'See `Pool_QC` in <https://example.com/a?b=1&amp;c=2|the data>, ~not~ here.',
    );
  });

  it('escapes text that Slack would take for a mention', () => {
    expect(mrkdwn('R&D says 1 \\< 2 and \\<!channel>')).toBe('R&amp;D says 1 &lt; 2 and &lt;!channel&gt;');
  });

  it('sets zero-width spaces around marks in Japanese, which has no spaces', () => {
    expect(words(markdownToBlocks('これは**価格**です。'))).toEqual(['これは\u200B*価格*\u200Bです。']);
  });

  it('joins soft line breaks with a space, and without one in Japanese', () => {
    expect(mrkdwn('one\ntwo')).toBe('one two');
    expect(mrkdwn('空欄は\n何を意味しますか。\nSlackで聞きます。')).toBe('空欄は何を意味しますか。Slackで聞きます。');
  });

  it('does not change a column name', () => {
    expect(mrkdwn('Sale_Price and Gr_Liv_Area')).toBe('Sale_Price and Gr_Liv_Area');
  });

  it.each(['2 \\* 3 \\*4\\*', 'a \\_lone\\_ mark', '\\> no quotation', '`` a`b ``'])(
    '%s is rich text, which has no marks',
    (text) => {
      expect(markdownToBlocks(text)[0]?.type).toBe('rich_text');
    },
  );

  it('shows only the label of a link that is no web address', () => {
    expect(mrkdwn('see [this](../a.md) and [that](javascript:alert)')).toBe('see this and that');
  });

  it('drops HTML comments', () => {
    expect(markdownToBlocks('<!-- check this -->\n\nHello')).toHaveLength(1);
  });

  it('longer than a section is cut between sentences', () => {
    const sentence = 'プールの空欄が何を意味するのかを聞きます。';
    const blocks = markdownToBlocks(sentence.repeat(400));
    expect(blocks.length).toBeGreaterThan(1);
    for (const element of richTexts(sentence.repeat(400))) {
      const last = element.elements.at(-1);
      expect(last).toMatchObject({ text: expect.stringMatching(/。$/u) });
    }
    expect(textLength(blocks)).toBe(sentence.length * 400);
  });
});

describe('headings', () => {
  it('are header blocks, and bold below the second level', () => {
    expect(markdownToBlocks('## Why `now`')).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Why now', emoji: true } },
    ]);
    expect(richTexts('### Why')).toEqual([
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'Why', style: { bold: true } }] },
    ]);
  });

  it('too long for a header are bold text', () => {
    expect(markdownToBlocks(`# ${'a'.repeat(151)}`)[0]?.type).toBe('rich_text');
  });
});

describe('lists', () => {
  it('keep their nesting, their numbers and several paragraphs in an item', () => {
    expect(richTexts('1. one\n\n   more\n   - deep\n2. two')).toEqual([
      list('ordered', 0, ['one\nmore']),
      list('bullet', 1, ['deep']),
      { ...list('ordered', 0, ['two']), offset: 1 },
    ]);
  });

  it('show checked and unchecked boxes', () => {
    expect(richTexts('- [x] done\n- [ ] open')).toEqual([list('bullet', 0, ['☑ done', '☐ open'])]);
  });

  it('hold code', () => {
    expect(richTexts('- run\n\n  ```\n  npm start\n  ```\n- stop').map((element) => element.type)).toEqual([
      'rich_text_list',
      'rich_text_preformatted',
      'rich_text_list',
    ]);
  });

  it('longer than a block count on in the next one', () => {
    const items = Array.from({ length: 300 }, (_, index) => `${index + 1}. ${'word '.repeat(8)}`).join('\n');
    const lists = richTexts(items) as { offset?: number; elements: unknown[] }[];
    expect(lists.length).toBeGreaterThan(1);
    lists.reduce((before, each) => {
      expect(each.offset ?? 0).toBe(before);
      return before + each.elements.length;
    }, 0);
  });

  function list(style: string, indent: number, items: string[]) {
    const elements = items.map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] }));
    return { type: 'rich_text_list', style, indent, elements };
  }
});

describe('tables', () => {
  const table = '| column | blank |\n|---|---:|\n| `Pool_QC` | 99.6 % |\n| Alley | |';

  it('become a table with a bold header and right-aligned numbers', () => {
    const [block] = markdownToBlocks(table);
    expect(block).toMatchObject({
      type: 'table',
      column_settings: [{ align: 'left' }, { align: 'right' }],
      rows: [
        [cell('column', { bold: true }), cell('blank', { bold: true })],
        [cell('Pool_QC', { code: true }), cell('99.6 %')],
        [cell('Alley'), cell(' ')],
      ],
    });
  });

  it('after the first are aligned text, because Slack takes one table a message', () => {
    const blocks = markdownToBlocks(`${table}\n\n${table.replace('column', '列名')}`);
    expect(blocks.map((block) => block.type)).toEqual(['table', 'rich_text']);
    expect(JSON.stringify(blocks[1])).toContain('列名      blank\\n---------------\\nPool_QC  99.6 %');
  });

  it('wider than Slack takes are aligned text', () => {
    const row = `|${' a |'.repeat(21)}`;
    expect(markdownToBlocks(`${row}\n|${'---|'.repeat(21)}\n${row}`)[0]?.type).toBe('rich_text');
  });

  function cell(text: string, style?: object) {
    return { elements: [{ elements: [{ type: 'text', text, ...(style === undefined ? {} : { style }) }] }] };
  }
});

describe('quotations, code and rules', () => {
  it('keep their kind', () => {
    expect(richTexts('> said\n> - so').map((element) => element.type)).toEqual(['rich_text_quote']);
    expect(richTexts('```\na < b\n```')).toEqual([
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a < b' }] },
    ]);
    expect(markdownToBlocks('---')).toEqual([{ type: 'divider' }]);
  });
});

describe('any Markdown', () => {
  const token = fc.oneof(
    { weight: 3, arbitrary: fc.lorem({ maxCount: 30 }) },
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      ...[
        '\n',
        '\n\n',
        '\n- ',
        '\n  - ',
        '\n1. ',
        '\n> ',
        '\n# ',
        '\n### ',
        '**',
        '*',
        '_',
        '~~',
        '`',
        '\n```\n',
        '\n\n---\n\n',
      ],
      ...[
        '[a](https://example.com)',
        '![b](https://example.com/b.png)',
        '[c][d]',
        '\n[d]: https://example.com\n',
        '<br>',
        '<!-- x -->',
      ],
      ...[
        '\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n',
        '価格は高いです。',
        '「**外れ値**」',
        '\\*',
        '&lt;',
        '@here',
        '[^1]',
        '\n[^1]: note\n',
        '\n- [x] ',
      ],
    ),
    fc.nat(9000).map((length) => '長い文です。'.repeat(length / 6)),
    fc.nat(9000).map((length) => 'x'.repeat(length)),
  );
  const markdown = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(''));

  it('gives blocks that Slack accepts, with one table at most', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const blocks = markdownToBlocks(text);
        for (const block of blocks) {
          expect(checkMessageBlocks([block])).toEqual([]);
          expect(areBlocksTooLong([block] as unknown as Parameters<typeof areBlocksTooLong>[0])).toBe(false);
        }
        expect(blocks.filter(({ type }) => type === 'table').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every word', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 2000 }), (list) => {
        expect(textLength(markdownToBlocks(list.join(' ')))).toBeGreaterThanOrEqual(list.join(' ').trim().length);
      }),
      { numRuns: 50 },
    );
  });
});
