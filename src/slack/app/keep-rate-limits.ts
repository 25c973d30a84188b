/** Seconds to wait when Slack's answer has no valid `Retry-After`; docs.slack.dev says that it always has one. */
const USUAL_S = 30;
/** The longest wait accepted, in seconds: a wrong header must not silence the app for days. */
const MOST_S = 3600;

/**
 * Applies `Retry-After` to the whole process. A call that comes too early gets Slack's 429 answer without a request. Slack limits
 * a method for the whole workspace, and messages per channel (docs.slack.dev, rate limits).
 * @param ask has the contract of `fetch`
 * @param now milliseconds
 */
export function keepRateLimits(ask: typeof fetch, now: () => number): typeof fetch {
  const notBefore = new Map<string, number>();
  return async (input, init) => {
    const key = limitOf(String(input instanceof Request ? input.url : input), init?.body);
    const waitMs = (notBefore.get(key) ?? 0) - now();
    if (waitMs > 0) return limited(Math.ceil(waitMs / 1000));
    notBefore.delete(key);
    const response = await ask(input, init);
    if (response.status !== 429) return response;
    const seconds = secondsOf(response.headers.get('retry-after'));
    notBefore.set(key, now() + seconds * 1000);
    return limited(seconds);
  };
}

/** The key of a limit: a method, or messages to one channel. */
function limitOf(url: string, body: unknown): string {
  const { origin, pathname } = new URL(url);
  const channel = pathname.endsWith('/chat.postMessage') ? new URLSearchParams(String(body)).get('channel') : undefined;
  return `${origin}${pathname} ${channel ?? ''}`;
}

function secondsOf(header: string | null): number {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, MOST_S) : USUAL_S;
}

function limited(seconds: number): Response {
  return new Response('', { status: 429, headers: { 'retry-after': String(seconds) } });
}
