import { useState } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { Lightbox } from './lightbox.tsx';

/**
 * An image that enlarges on click. If it fails to load, its description remains.
 * @param props.isChart whether it has a dark variant. A picture of the app is a chart, as far as the page can know
 */
export function SafeImage(props: { src: string; alt: string; title?: string | undefined; isChart: boolean }) {
  const { src, alt, title, isChart } = props;
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
        <img class={isChart ? 'chart' : undefined} src={src} alt={alt} onError={() => setFailed(true)} />
      </button>
      {open && <Lightbox src={src} alt={alt} title={title} isChart={isChart} onClose={() => setOpen(false)} />}
    </>
  );
}
