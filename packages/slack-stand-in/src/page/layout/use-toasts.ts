import { useCallback, useRef, useState } from 'preact/hooks';

export interface Toast {
  id: number;
  text: string;
}

const TOAST_MS = 8000;
/** How many are shown at once. */
const MOST = 3;

/** Short notices. One that is shown already is not shown twice: it stays longer. */
export function useToasts() {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const shown = useRef<{ toast: Toast; timer: ReturnType<typeof setTimeout> }[]>([]);
  const show = (next: typeof shown.current) => {
    shown.current = next;
    setToasts((now) => {
      const toasts = next.map(({ toast }) => toast);
      return now.length === toasts.length && now.every((one, at) => one === toasts[at]) ? now : toasts;
    });
  };
  const dismiss = useCallback((id: number) => show(shown.current.filter(({ toast }) => toast.id !== id)), []);
  const notify = useCallback((text: string) => {
    const same = shown.current.find(({ toast }) => toast.text === text);
    const toast = same?.toast ?? { id: (shown.current.at(-1)?.toast.id ?? 0) + 1, text };
    clearTimeout(same?.timer);
    const timer = setTimeout(() => dismiss(toast.id), TOAST_MS);
    if (same === undefined) show([...shown.current.slice(1 - MOST), { toast, timer }]);
    else show(shown.current.map((one) => (one === same ? { toast, timer } : one)));
  }, []);
  return { toasts, notify, dismiss };
}
