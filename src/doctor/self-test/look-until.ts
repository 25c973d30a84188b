/** Milliseconds before each look after the first: Slack shows some things a little later than it answers. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000];

/** Looks for something, again after growing pauses. @returns what was found, and the seconds of the pauses before it */
export async function lookUntil<T>(
  { wait }: { wait: (ms: number) => Promise<void> },
  look: () => Promise<T | undefined>,
): Promise<{ value: T | undefined; seconds: number }> {
  let value = await look();
  let waitedMs = 0;
  for (const pauseMs of PAUSES_MS) {
    if (value !== undefined) break;
    await wait(pauseMs);
    waitedMs += pauseMs;
    value = await look();
  }
  return { value, seconds: waitedMs / 1000 };
}
