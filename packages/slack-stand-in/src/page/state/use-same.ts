import { useRef } from 'preact/hooks';

/** The list of the last time where it holds the very same things: what is drawn with it then need not be drawn again. */
export function keepSame<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  const isSame = before?.length === now.length && now.every((one, index) => one === before[index]);
  return isSame ? before : now;
}

/** keepSame, against the list of the last drawing. */
export function useSame<T>(now: readonly T[]): readonly T[] {
  const kept = useRef(now);
  kept.current = keepSame(kept.current, now);
  return kept.current;
}
