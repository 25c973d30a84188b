import { useEffect, useState } from 'preact/hooks';
import { keep, readKeptJson } from '../state/place.ts';

/** This browser's progress in the tour. Done steps are not stored, because the workspace shows them. */
export interface Progress {
  /** Only messages after this timestamp count, so a replay starts with nothing done. */
  since: string;
  /** Ids of steps. */
  skipped: string[];
  closed: boolean;
  /** Whether this browser has seen the end. The tour then stays closed at the next visit, even in an empty workspace. */
  finished?: boolean;
  /** The person to whom the tour has led, and the language in which it goes on there. */
  led?: { to: string; language: Language };
}

export type Language = 'en' | 'ja';

const KEY = 'tour';

/** The stored progress, shared by all windows and halves; undefined at first. */
export function useProgress(): { progress: Progress | undefined; save: (next: Progress) => void } {
  const [progress, setProgress] = useState(read);
  const save = (next: Progress) => {
    keep(KEY, JSON.stringify(next));
    setProgress(next);
  };
  useEffect(() => {
    if (progress?.finished === true && !progress.closed) save({ ...progress, closed: true });
    const look = () => setProgress(read());
    window.addEventListener('storage', look);
    return () => window.removeEventListener('storage', look);
  }, []);
  return { progress, save };
}

function read(): Progress | undefined {
  const kept = readKeptJson(KEY) as Partial<Progress> | undefined;
  return typeof kept?.since === 'string' && Array.isArray(kept.skipped) ? (kept as Progress) : undefined;
}
