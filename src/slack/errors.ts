/** Slack's errors as `@slack/web-api` throws them, told apart by what they mean for a post. */

/** The code that Slack answered with `ok: false`: the call certainly did nothing. */
export function platformError(error: unknown): string | undefined {
  if (!isRecord(error) || error.code !== 'slack_webapi_platform_error') return undefined;
  const data = error.data;
  return isRecord(data) && typeof data.error === 'string' ? data.error : undefined;
}

/** Milliseconds to wait after HTTP 429, as `Retry-After` says. */
export function rateLimitMs(error: unknown): number | undefined {
  if (!isRecord(error) || error.code !== 'slack_webapi_rate_limited_error') return undefined;
  return typeof error.retryAfter === 'number' ? error.retryAfter * 1000 : 1000;
}

/** Platform errors after which the same call may work later; the rest are final. */
const PASSING = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited']);

export function isPassing(code: string): boolean {
  return PASSING.has(code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
