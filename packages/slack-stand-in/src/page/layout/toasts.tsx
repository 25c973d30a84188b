import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import type { Toast } from './use-toasts.ts';

/** Short notices above everything, including modals. They have a room of their own below the top bar, so they cover nothing. */
export function Toasts({ toasts, onClose }: { toasts: Toast[]; onClose: (id: number) => void }) {
  const { t } = useSession();
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    // Shown anew, so that it is above a modal that has opened since.
    if (element.matches(':popover-open')) element.hidePopover();
    if (toasts.length > 0) element.showPopover();
  });
  useRoom(root, toasts);
  return (
    <div ref={root} class="toasts" popover="manual" role="status">
      {toasts.map(({ id, text }) => (
        <div key={id} class="toast" data-testid="toast">
          <span>{text}</span>
          <button type="button" class="round" aria-label={t('close')} onClick={() => onClose(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}

/** Reserves the room of the toasts: the styles move the panes, an open drawer and an open modal down by it. */
function useRoom(root: RefObject<HTMLElement | null>, toasts: readonly Toast[]): void {
  const shown = toasts.length > 0;
  const { style } = document.documentElement;
  const measure = () => {
    const bar = document.querySelector('.top-bar');
    const pane = document.querySelector('.pane');
    if (root.current === null || bar === null || pane === null) return;
    const { offsetHeight: height } = root.current;
    const { bottom } = bar.getBoundingClientRect();
    style.setProperty('--toasts-top', `${bottom}px`);
    style.setProperty('--toasts-left', `${pane.getBoundingClientRect().left}px`);
    style.setProperty('--toasts-height', `${height}px`);
    style.setProperty('--toasts-bottom', `${bottom + height}px`);
  };
  useLayoutEffect(() => {
    if (!shown) return;
    const watch = new ResizeObserver(measure);
    for (const each of [root.current, ...document.querySelectorAll('.top-bar, .pane')])
      if (each !== null) watch.observe(each);
    return () => {
      watch.disconnect();
      for (const name of ['top', 'left', 'height', 'bottom']) style.removeProperty(`--toasts-${name}`);
    };
  }, [shown]);
  useLayoutEffect(() => {
    // At once, not only at the observer's next look, so that no frame shows a toast over something.
    if (shown) measure();
  }, [toasts]);
}
