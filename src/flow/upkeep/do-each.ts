import type { FlowDeps } from '../deps.ts';

/**
 * Does the same for each in turn. What cannot be done for one is logged, and keeps nobody else from theirs.
 * @param failed what the log says then
 * @param idsOf which one it was, for the log
 */
export async function doEach<T>(
  { log }: Pick<FlowDeps, 'log'>,
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
