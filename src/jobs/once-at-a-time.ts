/**
 * Skips work while other work with the same key runs in this process. The queue may hold several jobs for one run: each start with the
 * embedded database enqueues a new job, because the worker of the old one is dead. Half a minute later the queue also notices that, and
 * runs the old job again. A skipped job counts as done. If the process ends, the queue repeats the job that was running.
 * @returns a function that resolves with undefined when it skips
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
