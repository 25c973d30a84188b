import { useEffect, useState } from 'preact/hooks';

/** Whether the inspector is open: one for the page, told to the button and the panel wherever they stand. */
let open = false;
const listeners = new Set<(open: boolean) => void>();

/** Opens or closes the inspector. */
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

/** Alt+I opens and closes it, from anywhere; where a layout writes a letter with it, the letter is not written. */
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
