import { isObject, type Json } from '../json.ts';
import { BLOCKS } from './blocks.ts';
import { checkDistinct } from './check-distinct.ts';
import { collectText } from './collect-text.ts';
import type { Problem } from './problem.ts';
import { byType, list, type Place } from './schema.ts';

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
  if (all.filter((b) => b.type === 'table').length > 1) found.push({ path, message: 'only_one_table_allowed' });
  return found;
}

/** Whether Slack would refuse the blocks of a message for the length of their text (`msg_blocks_too_long`). */
export function areBlocksTooLong(blocks: Json[]): boolean {
  return collectText(blocks).reduce((sum, text) => sum + text.length, 0) > MESSAGE_TEXT_LIMIT;
}
