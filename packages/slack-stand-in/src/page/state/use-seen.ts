import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { keep, readKeptJson } from './place.ts';
import type { Seen } from './unread.ts';

/** The last read message of each place, by person, in the browser's storage. */
export function useSeen(as: string) {
  const [marked, setMarked] = useState<{ as: string; places: Seen }>();
  const kept = useMemo(() => load(as), [as]);
  const seen = marked?.as === as ? marked.places : kept;
  // Two panes can mark messages in the same tick. The second one must build on the first one's result.
  const newest = useRef(seen);
  newest.current = seen;
  const markSeen = useCallback(
    (place: string, ts: string) => {
      if (Number(newest.current[place] ?? 0) >= Number(ts)) return;
      const places = { ...newest.current, [place]: ts };
      newest.current = places;
      keep(`seen.${as}`, JSON.stringify(places));
      setMarked({ as, places });
    },
    [as],
  );
  return { seen, markSeen };
}

function load(as: string): Seen {
  const kept = readKeptJson(`seen.${as}`);
  return typeof kept === 'object' ? (kept as Seen) : {};
}
