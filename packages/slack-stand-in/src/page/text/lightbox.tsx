import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { RoundButton } from '../elements/round-button.tsx';
import { Dialog } from '../modal/dialog.tsx';
import { useSession } from '../state/session.ts';

/** Sizes of the picture; 1 fits the screen. */
const SIZES: readonly number[] = [1, 1.5, 2, 3, 4];
/** The size after a press on a picture that fits. */
const PRESSED = 2;
const STEPS: Record<string, number> = { '+': 1, '=': 1, ';': 1, '-': -1 };

/**
 * An image on the whole screen. Buttons, the keys + - 0 and a press on the image change its size; a large one scrolls. Fingers zoom as
 * anywhere in the browser.
 */
export function Lightbox(props: {
  src: string;
  alt: string;
  title?: string | undefined;
  isChart: boolean;
  onClose: () => void;
}) {
  const { src, alt, title, isChart, onClose } = props;
  const { t } = useSession();
  const frame = useRef<HTMLElement>(null);
  const { size, width, step, press, reset } = useZoom(frame);
  useEffect(() => {
    const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey) return;
      if (key === '0') reset();
      else if (STEPS[key] !== undefined) step(STEPS[key]);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [step]);
  return (
    <Dialog class="lightbox" label={title || alt || t('image')} onClose={onClose} testId="lightbox">
      <div class="lightbox-tools">
        <RoundButton label={t('zoomOut')} disabled={size === 1} testId="zoom-out" onClick={() => step(-1)}>
          −
        </RoundButton>
        <output class="lightbox-size" aria-label={t('zoom')}>
          {Math.round(size * 100)}%
        </output>
        <RoundButton label={t('zoomIn')} disabled={size === SIZES.at(-1)} testId="zoom-in" onClick={() => step(1)}>
          ＋
        </RoundButton>
        <RoundButton label={t('close')} testId="lightbox-close" onClick={onClose}>
          ✕
        </RoundButton>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons and keys above do the same. */}
      <section
        ref={frame}
        class={`lightbox-frame${size > 1 ? ' lightbox-large' : ''}`}
        aria-label={t('image')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        data-testid="lightbox-frame"
        onClick={(event) => {
          if (event.target instanceof HTMLImageElement) press(event);
          else if (event.target === event.currentTarget && size === 1) onClose();
        }}
      >
        <img
          class={isChart ? 'chart' : undefined}
          src={src}
          alt={alt}
          style={width === undefined ? undefined : { width: `${width}px` }}
        />
      </section>
      <p class="lightbox-words">
        {title !== undefined && title !== alt && <strong>{title}</strong>} {alt}
      </p>
    </Dialog>
  );
}

/** The size of a picture in its frame. What is in the middle, or under a press, stays there when the size changes. */
function useZoom(frame: { current: HTMLElement | null }) {
  const [size, setSize] = useState(1);
  const held = useRef({ x: 0.5, y: 0.5 });
  // Its width in pixels where it fits.
  const fits = useRef(0);
  useLayoutEffect(() => {
    const { current: element } = frame;
    if (element === null) return;
    element.scrollLeft = held.current.x * element.scrollWidth - element.clientWidth / 2;
    element.scrollTop = held.current.y * element.scrollHeight - element.clientHeight / 2;
  }, [size]);
  const resize = (next: number) => {
    if (size === 1) fits.current = frame.current?.querySelector('img')?.offsetWidth ?? 0;
    setSize(next);
  };
  const step = (by: number) => {
    const { current: element } = frame;
    if (element !== null) {
      held.current = {
        x: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
        y: (element.scrollTop + element.clientHeight / 2) / element.scrollHeight,
      };
    }
    const at = SIZES.indexOf(size) + by;
    resize(SIZES[Math.max(0, Math.min(at, SIZES.length - 1))] ?? 1);
  };
  const press = ({ clientX, clientY, target }: MouseEvent) => {
    const { left, top, width, height } = (target as HTMLImageElement).getBoundingClientRect();
    held.current = { x: (clientX - left) / width, y: (clientY - top) / height };
    resize(size === 1 ? PRESSED : 1);
  };
  return { size, width: size === 1 ? undefined : size * fits.current, step, press, reset: () => resize(1) };
}
