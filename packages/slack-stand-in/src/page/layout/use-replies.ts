import { useRef } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import type { Replies } from '../state/find-threads.ts';
import { readingPlace } from '../state/unread.ts';
import { keepSame } from '../state/use-same.ts';

/** The replies of all threads, without ephemeral ones. An unchanged thread keeps its list object, so its link does not render again. */
export function useReplies(all: readonly PageMessage[]): Replies {
  const kept = useRef<{ all: readonly PageMessage[]; replies: Replies }>(undefined);
  if (kept.current?.all === all) return kept.current.replies;
  const replies = new Map<string, readonly PageMessage[]>();
  for (const [place, group] of groupReplies(all)) replies.set(place, keepSame(kept.current?.replies.get(place), group));
  kept.current = { all, replies };
  return replies;
}

function groupReplies(all: readonly PageMessage[]): Map<string, PageMessage[]> {
  const groups = new Map<string, PageMessage[]>();
  for (const message of all) {
    if (message.threadTs === undefined || message.threadTs === message.ts || message.ephemeral !== undefined) continue;
    const group = groups.get(readingPlace(message));
    if (group === undefined) groups.set(readingPlace(message), [message]);
    else group.push(message);
  }
  return groups;
}
