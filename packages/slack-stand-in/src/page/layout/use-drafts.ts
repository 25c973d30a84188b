import { useState } from 'preact/hooks';
import type { Draft } from './composer.tsx';

/** The unsent messages by place. They survive a reload and the move into a half of a split page. */
export function useDrafts(): (place: string) => Draft {
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  return (place) => ({
    text: drafts[place] ?? readDraft(place),
    setText: (next) => {
      setDrafts((now) => {
        const text = typeof next === 'string' ? next : next(now[place] ?? readDraft(place));
        keepDraft(place, text);
        return { ...now, [place]: text };
      });
    },
  });
}

/** Reads a draft of this browser tab. Other tabs have their own drafts. */
function readDraft(place: string): string {
  try {
    return sessionStorage.getItem(keyOf(place)) ?? '';
  } catch (error) {
    if (error instanceof DOMException) return '';
    throw error;
  }
}

function keepDraft(place: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(keyOf(place));
    else sessionStorage.setItem(keyOf(place), text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function keyOf(place: string): string {
  return `kakehashi-rehearsal.draft.${place}`;
}
