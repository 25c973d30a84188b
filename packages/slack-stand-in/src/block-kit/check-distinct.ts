import type { Json } from '../json.ts';
import { elementsOf } from './elements-of.ts';
import type { Problem } from './problem.ts';

/**
 * Checks that a `block_id` is unique in a payload, that an `action_id` is unique in its block, and that at most one element sets
 * `focus_on_load`.
 */
export function checkDistinct(blocks: Json[], path: string, found: Problem[]): void {
  const blockIds = new Set<string>();
  let focused = 0;
  blocks.forEach((block, index) => {
    const { block_id: id } = block;
    if (typeof id === 'string') {
      if (blockIds.has(id)) found.push({ path: `${path}/${index}/block_id`, message: `duplicate block_id: ${id}` });
      blockIds.add(id);
    }
    const actionIds = new Set<string>();
    for (const element of elementsOf(block)) {
      if (element.focus_on_load === true) focused += 1;
      const { action_id: action } = element;
      if (typeof action !== 'string') continue;
      if (actionIds.has(action)) found.push({ path: `${path}/${index}`, message: `duplicate action_id: ${action}` });
      actionIds.add(action);
    }
  });
  if (focused > 1) found.push({ path, message: 'only one element may have focus_on_load' });
}
