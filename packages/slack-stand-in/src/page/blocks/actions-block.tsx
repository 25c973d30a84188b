import type { RawBlock } from '../../json.ts';
import { Element } from '../elements/element.tsx';

export function ActionsBlock({ block, blockId }: { block: RawBlock; blockId: string }) {
  return (
    <div class="actions">
      {(block.elements as RawBlock[]).map((element, index) => (
        <Element key={element.action_id ?? index} element={element} blockId={blockId} dispatch={true} />
      ))}
    </div>
  );
}
