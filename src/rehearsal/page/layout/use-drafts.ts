import { useState } from 'preact/hooks';
import type { Draft } from './composer.tsx';

/** What is being written at each place, until it is sent. */
export function useDrafts(): (place: string) => Draft {
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  return (place) => ({
    text: drafts[place] ?? '',
    setText: (next) => {
      setDrafts((now) => ({ ...now, [place]: typeof next === 'string' ? next : next(now[place] ?? '') }));
    },
  });
}
