import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { PageMessage, PageState } from '../../page-api.ts';
import { blocksText } from './blocks-text.ts';
import { keep, readKeptJson } from './place.ts';

/** The reading place of a message: its channel or its thread. */
export function readingPlace(message: PageMessage): string {
  const inThread = message.threadTs !== undefined && message.threadTs !== message.ts;
  return inThread ? `${message.channel}:${message.threadTs}` : message.channel;
}

export type Seen = Record<string, string>;

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

export function isUnread(message: PageMessage, me: string, seen: Seen): boolean {
  return message.user !== me && Number(message.ts) > Number(seen[readingPlace(message)] ?? 0);
}

/** The unread marks of a channel: whether it has new messages, and the number of mentions, threads included. */
export function countUnread(state: PageState, channel: string, me: string, seen: Seen) {
  const fresh = state.messages.filter((m) => m.channel === channel && isUnread(m, me, seen));
  return {
    dot: fresh.some((m) => readingPlace(m) === channel),
    mentions: fresh.filter((m) => namesPerson(m, me)).length,
  };
}

/** Whether a message mentions the person in its text or its blocks. */
export function namesPerson(message: PageMessage, id: string): boolean {
  const words = `${message.text}${blocksText(message)}`;
  return words.includes(`<@${id}`) || words.includes(`"user_id":"${id}"`);
}
