import type { Json } from '../json.ts';
import { elementsOf } from './elements-of.ts';

/** Finds an element by `action_id`, and by `block_id` and `value` when they are given. */
export function findElement(blocks: Json[], wanted: Json): { block: Json; element: Json } | undefined {
  for (const block of blocks) {
    if (wanted.block_id !== undefined && wanted.block_id !== block.block_id) continue;
    for (const element of elementsOf(block)) {
      const isSame = element.action_id === wanted.action_id;
      const differs = element.type === 'button' && wanted.value !== undefined && wanted.value !== (element.value ?? '');
      if (isSame && !differs) return { block, element };
    }
  }
  return undefined;
}
