/** Seconds to wait where Slack's answer does not say how long (docs.slack.dev says that it always does). */
const USUAL_S = 30;
/** More than this is asked again after this: a slip must not silence the app for days. */
const MOST_S = 3600;

/**
 * Keeps to `Retry-After` for everybody in this process: a call that comes earlier is answered as Slack would answer it, without
 * asking. Slack counts calls of a method for the whole workspace, and messages for their channel (docs.slack.dev, rate limits).
 * @param ask does what `fetch` does
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

/** What is limited together: a method, or messages to one channel. */
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
