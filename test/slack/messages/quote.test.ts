import type { KnownBlock, SectionBlock } from '@slack/types';
import fc from 'fast-check';
import { areBlocksTooLong, checkMessageBlocks } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { dropInvisible } from '../../../src/course/drop-invisible.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import type { Content } from '../../../src/messages/content.ts';
import { quote } from '../../../src/slack/messages/quote.ts';
import { renderContent } from '../../../src/slack/messages/render-content.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { course } from '../../helpers/course.ts';

/** Text from an input of Slack: at most 3,000 characters. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '!', '@', '\n', ' ', 'a', '価', '😀'),
    maxLength: 1500,
    size: 'max',
  }),
  fc.constantFrom(
    '<!channel>',
    '<@U1> & <#C1>',
    '&lt;',
    '>'.repeat(3000),
    '&'.repeat(3000),
    'w '.repeat(1500),
    '長'.repeat(3000),
  ),
);

const textOf = (block: KnownBlock) => (block as SectionBlock).text?.text ?? '';
/** The lines of quotations as a reader sees them. */
const seen = (blocks: KnownBlock[]) =>
  blocks
    .map(textOf)
    .join('\n')
    .split('\n')
    .map((line) => line.replace(/^> /u, ''))
    .map((line) => line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));

describe('quote', () => {
  it('marks and keeps every line', () => {
    expect(quote('one\n\ntwo')).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: '> one\n> \n> two', verbatim: true } },
    ]);
  });

  it('escapes what Slack would take for a mention', () => {
    expect(textOf(quote('<!channel> & <@U1>')[0] as KnownBlock)).toBe('> &lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('keeps a paragraph of 2,900 characters in one section', () => {
    expect(quote('word '.repeat(580))).toHaveLength(1);
    expect(textOf(quote('word '.repeat(580))[0] as KnownBlock)).not.toContain('\n');
  });

  it('cuts a long line between words', () => {
    const words = Array.from({ length: 400 }, (_, index) => `<${index}>`);
    const blocks = quote(words.join(' '));
    expect(blocks.length).toBeGreaterThan(1);
    expect(seen(blocks).flatMap((line) => line.trim().split(' '))).toEqual(words);
  });

  it('cuts a text of 3,000 characters into two parts of similar length, between sentences if possible', () => {
    for (const text of ['x'.repeat(3000), '長'.repeat(3000), 'word '.repeat(600)]) {
      const lengths = quote(text).map((block) => textOf(block).length);
      expect(lengths).toHaveLength(2);
      for (const length of lengths) expect(length).toBeGreaterThan(1400);
    }
    const [first, second] = quote(`${'文です。'.repeat(750)}`).map(textOf);
    expect(first?.endsWith('文です。')).toBe(true);
    expect(second?.startsWith('> 文です。')).toBe(true);
  });

  it('uses rich text where escapes would make a message too long', () => {
    const text = '<&>'.repeat(1000);
    expect(quote(text)).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }] },
    ]);
  });

  it('quotes every text whole and escaped, in blocks that Slack accepts', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const blocks = quote(text);
        expect(checkMessageBlocks(blocks)).toEqual([]);
        if (blocks[0]?.type === 'rich_text') return;
        for (const block of blocks) {
          for (const line of textOf(block).split('\n')) expect(line).toMatch(/^> (?:[^<>&]|&(?:amp|lt|gt);)*$/u);
        }
        expect(seen(blocks).join('')).toBe(dropInvisible(text).replace(/[\n\r\v\f\u0085\u2028\u2029]/gu, ''));
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(LOCALES)('a message in %s with text that a person typed', (locale) => {
  const words = wordsFor(course, locale);
  const people = { asker: 'U0ASKER', author: 'U0AUTHOR', reviewer: 'U0REVIEWER' };
  const about = { requestId: 'r1', process: 'analyze', role: 'domain-expert', kind: 'information' } as const;
  const shown: ((text: string) => Exclude<Content, { type: 'file' | 'files' | 'file-gone' }>)[] = [
    (text) => ({
      ...about,
      ...people,
      type: 'request',
      text,
      asked: [{ role: 'domain-expert', why: 'nobody', state: 'asked' }],
      state: 'asked',
      reviews: { done: 0, invited: 0 },
    }),
    (text) => ({ ...about, ...people, type: 'reply', text }),
    (comment) => ({
      ...about,
      ...people,
      type: 'review-result',
      ratings: { 'right-person': 'fully', 'right-kind': 'partly', specific: 'not' },
      comment,
      nth: 1,
      of: 2,
    }),
  ];

  it('is accepted by Slack and mentions only the people in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shown), typed, (content, text) => {
        const message = renderContent(words, content(text));
        expect(checkMessageBlocks(message.blocks)).toEqual([]);
        expect(areBlocksTooLong(message.blocks as unknown as Parameters<typeof areBlocksTooLong>[0])).toBe(false);
        const mentions = JSON.stringify(message).match(/<[^>]*>/gu) ?? [];
        const known = Object.values(people).map((person) => `<@${person}>`);
        expect(mentions.filter((found) => !known.includes(found))).toEqual([]);
        expect(mentions.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
