import { useEffect, useState } from 'preact/hooks';
import { keep, readKeptJson } from '../state/place.ts';

/** This browser's progress in the tour. Done steps are not stored, because the workspace shows them. */
export interface Progress {
  /** Only messages after this timestamp count, so a replay starts with nothing done. */
  since: string;
  /** Ids of steps. */
  skipped: string[];
  closed: boolean;
}

const KEY = 'tour';

/** The stored progress, shared by all windows and halves; undefined at first. */
export function useProgress(): { progress: Progress | undefined; save: (next: Progress) => void } {
  const [progress, setProgress] = useState(read);
  useEffect(() => {
    const look = () => setProgress(read());
    window.addEventListener('storage', look);
    return () => window.removeEventListener('storage', look);
  }, []);
  const save = (next: Progress) => {
    keep(KEY, JSON.stringify(next));
    setProgress(next);
  };
  return { progress, save };
}

function read(): Progress | undefined {
  const kept = readKeptJson(KEY) as Partial<Progress> | undefined;
  return typeof kept?.since === 'string' && Array.isArray(kept.skipped) ? (kept as Progress) : undefined;
}
