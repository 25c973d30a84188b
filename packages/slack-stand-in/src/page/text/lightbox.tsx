import { Dialog } from '../modal/dialog.tsx';
import { useSession } from '../state/session.ts';

export function Lightbox(props: { src: string; alt: string; title?: string | undefined; onClose: () => void }) {
  const { t } = useSession();
  return (
    <Dialog class="lightbox" label={props.title || props.alt || t('image')} onClose={props.onClose} testId="lightbox">
      <button
        type="button"
        class="round close"
        onClick={props.onClose}
        aria-label={t('close')}
        data-testid="lightbox-close"
      >
        ✕
      </button>
      <figure>
        <img src={props.src} alt={props.alt} />
        <figcaption>
          {props.title !== undefined && props.title !== props.alt && <strong>{props.title}</strong>} {props.alt}
        </figcaption>
      </figure>
    </Dialog>
  );
}
