import { useState } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { Lightbox } from './lightbox.tsx';

/** An image that enlarges on click. If it fails to load, its description remains. */
export function SafeImage({ src, alt, title }: { src: string; alt: string; title?: string | undefined }) {
  const { t } = useSession();
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  if (failed) {
    return (
      <div class="image-missing" role="img" aria-label={alt}>
        <strong>{t('imageMissing')}</strong> {alt}
      </div>
    );
  }
  return (
    <>
      <button
        type="button"
        class="image-button"
        aria-label={t('enlarge', { alt: alt || title || '' })}
        onClick={() => setOpen(true)}
        data-testid="image"
      >
        <img src={src} alt={alt} onError={() => setFailed(true)} />
      </button>
      {open && <Lightbox src={src} alt={alt} title={title} onClose={() => setOpen(false)} />}
    </>
  );
}
