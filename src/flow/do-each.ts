import type { Log } from '../ports/log.ts';

/**
 * Does the same work for each item in turn. A failure is logged, and the next item follows.
 * @param failed the log message of a failure
 * @param idsOf an item's ids, for the log
 */
export async function doEach<T>(
  { log }: { log: Pick<Log, 'error'> },
  failed: string,
  items: Iterable<T>,
  idsOf: (item: T) => Record<string, string>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      log.error({ err: error, ...idsOf(item) }, failed);
    }
  }
}
