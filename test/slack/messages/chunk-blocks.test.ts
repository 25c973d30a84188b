import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { chunkBlocks } from '../../../src/slack/messages/chunk-blocks.ts';
import { markdownToBlocks } from '../../../src/slack/messages/markdown-to-blocks.ts';

const divider: KnownBlock = { type: 'divider' };
const table = markdownToBlocks('| a |\n|---|\n| 1 |');

describe('chunkBlocks', () => {
  it('makes no message of nothing', () => {
    expect(chunkBlocks([])).toEqual([]);
  });

  it('puts at most 50 blocks into a message', () => {
    expect(chunkBlocks(Array.from({ length: 101 }, () => divider)).map((chunk) => chunk.length)).toEqual([50, 50, 1]);
  });

  it('puts at most 12,000 characters into a message', () => {
    const blocks = markdownToBlocks(Array.from({ length: 9 }, () => 'word '.repeat(500)).join('\n\n'));
    expect(chunkBlocks(blocks).map((chunk) => chunk.length)).toEqual([4, 4, 1]);
  });

  it('puts one table into a message', () => {
    expect(chunkBlocks([...table, divider, ...table])).toHaveLength(2);
  });

  it('keeps a heading with what follows it', () => {
    const heading = markdownToBlocks('# Why');
    const chunks = chunkBlocks([...Array.from({ length: 49 }, () => divider), ...heading, divider]);
    expect(chunks.map((chunk) => chunk.map((block) => block.type).at(0))).toEqual(['divider', 'header']);
  });
});
