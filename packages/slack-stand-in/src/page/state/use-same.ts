import { useRef } from 'preact/hooks';

/** The previous list when it has the same items, so that memoized components do not render again. */
export function keepSame<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  const isSame = before?.length === now.length && now.every((one, index) => one === before[index]);
  return isSame ? before : now;
}

/** Applies keepSame to the list of the previous render. */
export function useSame<T>(now: readonly T[]): readonly T[] {
  const kept = useRef(now);
  kept.current = keepSame(kept.current, now);
  return kept.current;
}
