import type { Log } from '../ports/log.ts';

/** A part of the process that has to be stopped. */
export interface Stopping {
  part: string;
  /** Takes nothing new; what runs in it has this long. */
  stop(graceMs: number): Promise<unknown>;
}

/**
 * Stops parts one after the other. They share both times: what one has used up the next has no more.
 * @param options.graceMs for what runs in them
 * @param options.now milliseconds since any moment; the machine's own time when absent
 * @param options.patienceMs for all of it: then the part that is stuck is named in the log, and the rest is left as it is
 */
export async function stopInOrder(
  parts: readonly Stopping[],
  {
    graceMs,
    patienceMs,
    log,
    now = () => performance.now(),
  }: { graceMs: number; patienceMs: number; log: Log; now?: () => number },
): Promise<void> {
  const since = now();
  const leftOf = (ms: number) => Math.max(0, ms - (now() - since));
  for (const { part, stop } of parts) {
    // A part that cannot be stopped in order (its database is gone) must not keep the others from it.
    const stopped = stop(leftOf(graceMs)).catch((error: unknown) =>
      log.warn({ err: error, part }, 'a part did not stop in order'),
    );
    if (await isOverWithin(stopped, leftOf(patienceMs))) continue;
    log.warn({ part }, 'a part does not stop; the process ends without waiting for it');
    return;
  }
}

async function isOverWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
