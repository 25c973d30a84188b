import { isObject, type Json } from '../json.ts';

/** Blocks as Slack stores them: with an id for every block and interactive element, and with flags on every text object. */
export function normaliseBlocks(blocks: Json[], nextId: () => string): Json[] {
  return blocks.map((block) => {
    const copy = withTextFlags(block) as Json;
    // Slack ignores the block_id of a markdown block.
    if (block.block_id === undefined || block.block_id === '' || block.type === 'markdown') copy.block_id = nextId();
    for (const name of ['accessory', 'element', 'elements']) copy[name] = withActionIds(copy[name], nextId);
    return Object.fromEntries(Object.entries(copy).filter(([, value]) => value !== undefined));
  });
}

const NO_ACTION = new Set(['image', 'plain_text', 'mrkdwn']);

function withActionIds(value: unknown, nextId: () => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withActionIds(one, nextId));
  if (!isObject(value) || typeof value.type !== 'string' || value.type.startsWith('rich_text_')) {
    return value;
  }
  if (NO_ACTION.has(value.type) || value.action_id !== undefined) return value;
  return { ...value, action_id: nextId() };
}

/** A deep copy in which every `plain_text` object has `emoji` and every `mrkdwn` object has `verbatim`. */
export function withTextFlags(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextFlags);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withTextFlags(member)]));
  if (typeof copy.text === 'string') {
    if (copy.type === 'plain_text') return { ...copy, emoji: copy.emoji ?? true };
    if (copy.type === 'mrkdwn') return { ...copy, verbatim: copy.verbatim ?? false };
  }
  return copy;
}
