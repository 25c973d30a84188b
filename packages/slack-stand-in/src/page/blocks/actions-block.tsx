import type { Json } from '../../json.ts';
import { Element } from '../elements/element.tsx';

export function ActionsBlock({ block, blockId }: { block: Json; blockId: string }) {
  return (
    <div class="actions">
      {(block.elements as Json[]).map((element, index) => (
        <Element key={element.action_id ?? index} element={element} blockId={blockId} dispatch={true} />
      ))}
    </div>
  );
}
