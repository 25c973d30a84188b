import type { Json } from '../../json.ts';
import { Element } from '../elements/element.tsx';
import { TextObject } from '../text/text-object.tsx';
import { useBlockHost } from './block-host.ts';

export function SectionBlock({ block, blockId }: { block: Json; blockId: string }) {
  const { scope } = useBlockHost();
  const fields = (block.fields ?? []) as Json[];
  const textId = `${scope}-${blockId}-text`;
  return (
    <div class="section">
      <div class="section-body">
        {block.text !== undefined && (
          <div id={textId}>
            <TextObject object={block.text} />
          </div>
        )}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((field, index) => (
              <TextObject key={index} object={field} />
            ))}
          </div>
        )}
      </div>
      {block.accessory !== undefined && (
        <div class={`accessory accessory-${block.accessory.type}`}>
          <Element element={block.accessory} blockId={blockId} dispatch={true} labelledBy={textId} />
        </div>
      )}
    </div>
  );
}
