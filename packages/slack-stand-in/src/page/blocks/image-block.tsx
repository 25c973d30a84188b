import type { Json } from '../../json.ts';
import { useSession } from '../state/session.ts';
import { SafeImage } from '../text/safe-image.tsx';
import { plainText } from '../text/text-object.tsx';

/** The address of an image: its `image_url`, or the address of its `slack_file`. */
export function useImageSource(image: Json): { src: string } {
  const { findFile } = useSession();
  if (typeof image.image_url === 'string') return { src: image.image_url };
  const wanted = (image.slack_file ?? {}) as Json;
  const file = findFile(({ id, url }) => id === wanted.id || url === wanted.url);
  return { src: file?.url ?? wanted.url ?? `/files/${wanted.id}/image` };
}

export function ImageBlock({ block }: { block: Json }) {
  const { src } = useImageSource(block);
  const title = plainText(block.title);
  return (
    <figure class="image-block">
      {title !== '' && <figcaption>{title}</figcaption>}
      <SafeImage src={src} alt={String(block.alt_text ?? '')} title={title === '' ? undefined : title} isChart />
    </figure>
  );
}
