import type { ChannelReason } from '../flow/halt.ts';

// Slack's errors as `@slack/web-api` throws them, told apart by what they mean for a post.

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

/** No answer, or that of a server in trouble: what became of the call is unknown, and it may work later. */
export function isOutage(error: unknown): boolean {
  if (!isRecord(error)) return false;
  return error.code === 'slack_webapi_request_error' || error.code === 'slack_webapi_http_error';
}

/** Platform errors after which the same call may work later; the rest are final. */
const PASSING = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited']);

export function isPassing(code: string): boolean {
  return PASSING.has(code);
}

/** The channel takes nothing until somebody mends that. */
export function isChannelReason(code: string): code is ChannelReason {
  return code === 'is_archived' || code === 'channel_not_found' || code === 'not_in_channel';
}

/** The workspace takes nothing from this app, or from this token. */
const WORKSPACE = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

export function isWorkspaceReason(code: string): boolean {
  return WORKSPACE.has(code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
