import type { ChannelReason } from '../../messages/halt.ts';

// Slack's errors as `@slack/web-api` throws them, told apart by what they mean for a call and for a post.

/** The code that Slack answered with `ok: false`. */
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

/** How often a post is tried, each time after twice as long, at last every ten minutes. */
const TRIES = { always: Number.POSITIVE_INFINITY, aDay: 150, minutes: 8, once: 1 } as const;

/** What an error of a call to Slack means for the post that it was for. */
export interface Refusal {
  /** Slack's code, or a word of ours for what was no answer of Slack's. */
  code: string;
  /** Whether the call may have been carried out all the same: then it is looked for before it is tried again. */
  isDoubtful: boolean;
  /** Attempts after which the post is given up. */
  tries: number;
}

/**
 * What an error means for a post; undefined when it is none of Slack's. Codes that nobody foresaw are tried for some minutes:
 * a lost message is worse than a late one.
 */
export function postRefusal(error: unknown): Refusal | undefined {
  if (!isRecord(error)) return undefined;
  if (error.code === 'slack_webapi_request_error') {
    const isDoubtful = !neverSent(error);
    return { code: isDoubtful ? 'unanswered' : 'unreachable', isDoubtful, tries: TRIES.always };
  }
  if (error.code === 'slack_webapi_http_error') {
    const status = Number(error.statusCode);
    const isTheirs = status >= 500 || status === 408;
    return { code: `http_${status}`, isDoubtful: isTheirs, tries: isTheirs ? TRIES.aDay : TRIES.minutes };
  }
  const code = platformError(error);
  if (code === undefined) return undefined;
  const isDoubtful = DOUBTFUL.has(code);
  const tries = FINAL.has(code) ? TRIES.once : isDoubtful || PASSING.has(code) ? TRIES.aDay : TRIES.minutes;
  return { code, isDoubtful, tries };
}

/** "It's possible some aspect of the operation succeeded" (docs.slack.dev, errors of every method). */
const DOUBTFUL = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

/** The call certainly did nothing, and the same call may work later without anybody's doing. */
const PASSING = new Set([
  'external_channel_migrating',
  'message_limit_exceeded',
  'org_login_required',
  'rate_limited',
  'ratelimited',
  'team_added_to_org',
  'update_failed',
]);

/** It is the message, the file or its place that Slack does not take: it will not later either. */
const FINAL = new Set([
  'alt_txt_too_large',
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'cant_update_message',
  'edit_window_closed',
  'file_uploads_disabled',
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'message_not_found',
  'messages_tab_disabled',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'missing_scope',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'restricted_action',
  'restricted_action_thread_locked',
  'storage_limit_reached',
  'thread_not_found',
  'user_not_found',
  'user_not_in_channel',
]);

/** Codes of a connection that was never made: nothing can have reached Slack. */
const NEVER_SENT = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `fetch` hides what went wrong in the cause of its error. */
function neverSent(error: Record<string, unknown>): boolean {
  for (let cause: unknown = error.original; isRecord(cause); cause = cause.cause) {
    if (typeof cause.code === 'string' && NEVER_SENT.has(cause.code)) return true;
  }
  return false;
}

/** Slack's codes for a channel that takes nothing from the app, and what has to be mended. */
const CHANNEL: Readonly<Record<string, ChannelReason>> = {
  channel_not_found: 'channel_not_found',
  is_archived: 'is_archived',
  // Of an update: "the message cannot be edited within a frozen, archived or deleted channel".
  is_inactive: 'is_archived',
  no_permission: 'not_in_channel',
  not_in_channel: 'not_in_channel',
  restricted_action: 'restricted_action',
  restricted_action_non_threadable_channel: 'restricted_action',
  restricted_action_read_only_channel: 'restricted_action',
  restricted_action_thread_only_channel: 'restricted_action',
};

/** Why the channel takes nothing until somebody mends that. */
export function channelReason(code: string): ChannelReason | undefined {
  return CHANNEL[code];
}

/** The workspace takes nothing from this app, or from this token. */
const WORKSPACE = new Set([
  'access_denied',
  'accesslimited',
  'account_inactive',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
]);

export function isWorkspaceReason(code: string): boolean {
  return WORKSPACE.has(code);
}

/** What a workspace's setting forbids of files alone: their words go out instead, and messages are not stopped. */
const OF_FILES = new Set(['missing_scope', 'no_permission', 'restricted_action']);

export function concernsFilesAlone(code: string): boolean {
  return OF_FILES.has(code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
