import { useSession } from '../state/session.ts';

export interface Toast {
  id: number;
  text: string;
}

/** Short notices above everything, including modals. */
export function Toasts({ toasts, onClose }: { toasts: Toast[]; onClose: (id: number) => void }) {
  const { t } = useSession();
  return (
    <div
      class="toasts"
      popover="manual"
      role="status"
      ref={(element) => {
        if (element === null) return;
        if (element.matches(':popover-open')) element.hidePopover();
        if (toasts.length > 0) element.showPopover();
      }}
    >
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
