import { isObject, type Json } from '../json.ts';
import { BLOCKS } from './blocks.ts';
import { checkDistinct } from './check-distinct.ts';
import { collectText } from './collect-text.ts';
import type { Problem } from './problem.ts';
import { byType, list, type Place } from './schema.ts';
import { checkTables } from './tables.ts';

/** Slack's documented limit for all `markdown` blocks of a payload together. */
const MARKDOWN_LIMIT = 12_000;
/** An undocumented limit, seen in practice, for the text of all blocks of a message together. */
const MESSAGE_TEXT_LIMIT = 13_000;

/** Lists the reasons why Slack would refuse the blocks of a message. An empty list means that Slack would accept them. */
export function checkMessageBlocks(blocks: unknown, fileReady?: Place['fileReady'], path = '/blocks'): Problem[] {
  const found: Problem[] = [];
  const place: Place = { surface: 'message', ...(fileReady === undefined ? {} : { fileReady }) };
  list(byType(BLOCKS), 50, 0)(blocks, path, found, place);
  const all = Array.isArray(blocks) ? blocks.filter(isObject) : [];
  checkDistinct(all, path, found);
  const markdown = all.filter((b) => b.type === 'markdown').reduce((sum, b) => sum + String(b.text ?? '').length, 0);
  if (markdown > MARKDOWN_LIMIT) {
    found.push({ path, message: `markdown blocks must be less than ${MARKDOWN_LIMIT + 1} characters together` });
  }
  checkTables(all, path, found);
  return found;
}

/**
 * Whether Slack would refuse the blocks of a message for the length of their text (`msg_blocks_too_long`). A `data_table` has a limit
 * of its own, which is higher.
 */
export function areBlocksTooLong(blocks: Json[]): boolean {
  const counted = blocks.filter(({ type }) => type !== 'data_table');
  return collectText(counted).reduce((sum, text) => sum + text.length, 0) > MESSAGE_TEXT_LIMIT;
}
