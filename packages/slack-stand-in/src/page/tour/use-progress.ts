import { useEffect, useState } from 'preact/hooks';
import { keep, readKeptJson } from '../state/place.ts';

/** How far this browser has come. What is done is not kept: the workspace shows it. */
export interface Progress {
  /** What counts is newer than this timestamp: a replay begins with nothing done. */
  since: string;
  /** Ids of steps. */
  skipped: string[];
  closed: boolean;
}

const KEY = 'tour';

/** The kept progress, the same in every window and half; undefined where there has been none yet. */
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
