import type { KnownBlock } from '@slack/types';
import { textLength } from './text-length.ts';

/** What one message takes: blocks and tables as documented; characters a little below what Slack refuses in practice. */
export const MESSAGE_LIMITS = { blocks: 50, characters: 12_000, tables: 1 } as const;

/** Blocks of as few messages as the limits allow, in order. A heading stays with what follows it. */
export function chunkBlocks(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const chunks: KnownBlock[][] = [];
  let chunk: KnownBlock[] = [];
  for (const block of blocks) {
    if (chunk.length > 0 && !fits([...chunk, block])) {
      const carried = chunk.length > 1 && chunk.at(-1)?.type === 'header' ? chunk.splice(-1) : [];
      chunks.push(chunk);
      chunk = fits([...carried, block]) ? carried : [];
      if (chunk !== carried) chunks.push(carried);
    }
    chunk.push(block);
  }
  return [...chunks, chunk].filter((each) => each.length > 0);
}

function fits(blocks: readonly KnownBlock[]): boolean {
  return (
    blocks.length <= MESSAGE_LIMITS.blocks &&
    textLength(blocks) <= MESSAGE_LIMITS.characters &&
    blocks.filter((block) => block.type === 'table').length <= MESSAGE_LIMITS.tables
  );
}
