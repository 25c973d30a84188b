import type { Json } from '../../json.ts';
import { TextObject } from '../text/text-object.tsx';
import { useImageSource } from './image-block.tsx';

export function ContextBlock({ block }: { block: Json }) {
  return (
    <div class="context">
      {(block.elements as Json[]).map((element, index) =>
        element.type === 'image' ? (
          <ContextImage key={index} element={element} />
        ) : (
          <TextObject key={index} object={element} />
        ),
      )}
    </div>
  );
}

function ContextImage({ element }: { element: Json }) {
  const { src } = useImageSource(element);
  return <img src={src} alt={String(element.alt_text ?? '')} />;
}
