import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Place } from '../state/place.ts';
import { SIDE } from './side.ts';
import { tell } from './talk.ts';

/** The width from which two people fit side by side. */
const WIDE = '(width >= 1100px)';

/** The functions that split the page and join it again. */
export interface SplitControl {
  /** Opens the second person beside the acting person, who is at `first`. `show` points at the element to press. */
  open: (first: Place, second: Place, show?: boolean) => void;
  close: () => void;
}

export const SplitContext = createContext<SplitControl>({
  open: (_first, place, show = false) => tell(window.parent, { kind: 'beside', place, show }),
  close: () => tell(window.parent, { kind: 'close' }),
});

export function useSplit(): SplitControl {
  return useContext(SplitContext);
}

/** Whether the whole window has room for two people side by side. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => frameWindow().matchMedia(WIDE).matches);
  useEffect(() => {
    const query = frameWindow().matchMedia(WIDE);
    const look = () => setWide(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return wide;
}

function frameWindow(): Window {
  return SIDE === undefined ? window : window.parent;
}
