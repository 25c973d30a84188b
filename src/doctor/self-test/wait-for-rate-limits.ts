/** Seconds to wait when Slack's answer has no valid `Retry-After`; docs.slack.dev says that it always has one. */
const USUAL_S = 30;
/** The longest wait, in seconds. A longer one fails the probe. */
const MOST_S = 3600;
/** Waits for one call. */
const MOST_WAITS = 10;
/** How long Slack may take for one answer. */
const ANSWER_MS = 20_000;

/**
 * Makes a `fetch` that waits as Slack asks after HTTP 429, and then asks again.
 * @param ask has the contract of `fetch`
 * @param waiting hears of each wait
 */
export function waitForRateLimits(
  ask: typeof fetch,
  { wait, waiting }: { wait: (ms: number) => Promise<void>; waiting: (method: string, seconds: number) => void },
): typeof fetch {
  return async (input, init) => {
    const method = new URL(String(input instanceof Request ? input.url : input)).pathname.split('/').at(-1) ?? '';
    for (let waits = 0; ; waits += 1) {
      const response = await ask(input, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
      const seconds = secondsOf(response.headers.get('retry-after'));
      if (response.status !== 429 || waits === MOST_WAITS || seconds > MOST_S) return response;
      waiting(method, seconds);
      await wait(seconds * 1000);
    }
  };
}

function secondsOf(header: string | null): number {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : USUAL_S;
}
