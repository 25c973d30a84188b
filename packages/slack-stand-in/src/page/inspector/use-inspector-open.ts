import { useEffect, useState } from 'preact/hooks';

/** Whether the inspector is open. The button and the panel share this state. */
let open = false;
const listeners = new Set<(open: boolean) => void>();

export function setInspectorOpen(next: boolean): void {
  open = next;
  for (const listener of listeners) listener(open);
}

export function useInspectorOpen(): boolean {
  const [now, setNow] = useState(open);
  useEffect(() => {
    setNow(open);
    listeners.add(setNow);
    return () => void listeners.delete(setNow);
  }, []);
  return now;
}

/** Toggles the inspector with Alt+I. It suppresses the letter that some keyboard layouts type with Alt+I. */
export function useInspectorKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const other = event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing;
      if (event.code !== 'KeyI' || !event.altKey || other) return;
      event.preventDefault();
      if (!event.repeat) setInspectorOpen(!open);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
