import { useRef, useState } from 'preact/hooks';
import type { PageFile } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { type FileLimits, refuseFile } from './refuse-file.ts';

/** The chosen files of one place, those on their way, and why the last one was refused. */
export interface Uploads {
  files: readonly PageFile[];
  /** The names of the files on their way. */
  waiting: readonly string[];
  error: string | undefined;
  take: (chosen: Iterable<File>) => Promise<void>;
  remove: (file: PageFile) => void;
  /** Takes the sentence about a refused file away. */
  forgive: () => void;
}

/** Uploads files as soon as a person picks them, as Slack's client does, and deletes those that are taken off again. */
export function useUploads(
  limits: FileLimits,
  files: readonly PageFile[],
  onChange: (files: readonly PageFile[]) => void,
): Uploads {
  const { api, t } = useSession();
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const [error, setError] = useState<string | undefined>();
  // A render may come between two uploads, so each adds to the newest list.
  const newest = useRef(files);
  newest.current = files;
  const set = (next: readonly PageFile[]) => {
    newest.current = next;
    onChange(next);
  };
  const upload = async (file: File) => {
    const { ok, file: kept, error: reason } = await api.upload(file);
    setWaiting((now) => now.toSpliced(now.indexOf(file.name), 1));
    if (ok && kept !== undefined) set([...newest.current, kept]);
    else {
      const why = reason === 'offline' ? t('offline') : String(reason);
      setError(t('fileFailed', { name: file.name, reason: why }));
    }
  };
  return {
    files,
    waiting,
    error,
    async take(chosen) {
      const all = [...chosen];
      const { mostFiles: most } = limits;
      const isTooMany = newest.current.length + waiting.length + all.length > most;
      const refusal = isTooMany
        ? t(most === 1 ? 'fileOneOnly' : 'filesTooMany', { n: most })
        : all.map((file) => refuseFile(file, limits, t)).find((one) => one !== undefined);
      setError(refusal);
      if (refusal !== undefined) return;
      setWaiting((now) => [...now, ...all.map(({ name }) => name)]);
      // One after the other, so that they stay in their order.
      for (const file of all) await upload(file);
    },
    forgive: () => setError(undefined),
    remove(file) {
      setError(undefined);
      set(newest.current.filter(({ id }) => id !== file.id));
      void api.deleteFile(file.id);
    },
  };
}
