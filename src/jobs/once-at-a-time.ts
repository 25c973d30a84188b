/**
 * Lets one work of a key go on at a time in this process, and leaves out what comes for it meanwhile. The queue may have several jobs for one
 * deed: each start of the embedded default puts its own, because whoever held the one before is dead, and half a minute later the queue
 * finds that out, too, and gives out all of them. Whoever is left out is done: should the process end, the job that it
 * was left out for is given out again.
 */
export function onceAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T | undefined> {
  const busy = new Set<string>();
  return async (key, work) => {
    if (busy.has(key)) return undefined;
    busy.add(key);
    try {
      return await work();
    } finally {
      busy.delete(key);
    }
  };
}
