import type { RefusalScope } from '../../flow/upkeep/refuse-file.ts';
import type { ChannelReason } from '../../messages/halt.ts';

// Classifies the errors of `@slack/web-api` by what they mean for a call and for a post.

/** Slack's error code in an answer with `ok: false`. */
export function platformError(error: unknown): string | undefined {
  if (!isRecord(error) || error.code !== 'slack_webapi_platform_error') return undefined;
  const data = error.data;
  return isRecord(data) && typeof data.error === 'string' ? data.error : undefined;
}

/**
 * The permission that a call lacks, from the field `needed` beside `missing_scope`: the first of those that would do. Undefined for other
 * errors; `unknown` when Slack doesn't name it.
 */
export function missingScope(error: unknown): string | undefined {
  if (platformError(error) !== 'missing_scope') return undefined;
  const { needed } = (error as { data: { needed?: unknown } }).data;
  return typeof needed === 'string' && needed !== '' ? needed.split(',')[0] : 'unknown';
}

/** Milliseconds to wait after HTTP 429, from `Retry-After`; undefined for other errors. */
export function rateLimitMs(error: unknown): number | undefined {
  if (!isRecord(error) || error.code !== 'slack_webapi_rate_limited_error') return undefined;
  return typeof error.retryAfter === 'number' ? error.retryAfter * 1000 : 1000;
}

/** Number of attempts at a post. The pause between them doubles, up to ten minutes. */
const TRIES = { always: Number.POSITIVE_INFINITY, aDay: 150, minutes: 8, once: 1 } as const;

/** What the error of a call means for its post. */
export interface Refusal {
  /** Slack's code, or a code of ours when Slack sent none. */
  code: string;
  /** Whether Slack may have carried out the call: the post is looked for before the next attempt. */
  isDoubtful: boolean;
  /** The post is given up after this many attempts. */
  tries: number;
}

/**
 * What an error means for a post; undefined for an error that is not Slack's. Unknown codes are retried for some minutes, because
 * a late message is better than a lost one.
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

/** The call had no effect, and the same call may succeed later. */
const PASSING = new Set([
  // "Administrators have suspended the ability to post a message" (docs.slack.dev, chat.postMessage), until they let it be again.
  'ekm_access_denied',
  'external_channel_migrating',
  'message_limit_exceeded',
  'org_login_required',
  'rate_limited',
  'ratelimited',
  'team_added_to_org',
  'update_failed',
]);

/** Slack does not accept the message, the file or its place, now or later. */
const FINAL = new Set([
  'alt_txt_too_large',
  'app_access_restricted',
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'cant_update_message',
  'channels_limit_exceeded',
  'edit_window_closed',
  'file_type_not_allowed',
  'file_upload_size_restricted',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_channel',
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
  'posting_to_channel_denied',
  'restricted_action',
  'restricted_action_thread_locked',
  'storage_limit_reached',
  'thread_not_found',
  'user_not_found',
  'user_not_in_channel',
]);

/** Error codes of a connection that failed to open: no request has reached Slack. */
const NEVER_SENT = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'PROXY_REFUSED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `fetch` keeps the error code in the cause of its error. */
function neverSent(error: Record<string, unknown>): boolean {
  for (let cause: unknown = error.original; isRecord(cause); cause = cause.cause) {
    if (typeof cause.code === 'string' && NEVER_SENT.has(cause.code)) return true;
  }
  return false;
}

/** Slack's codes for a channel that accepts nothing from the app, and what must be fixed. */
const CHANNEL: Readonly<Record<string, ChannelReason>> = {
  // "Access to a resource specified in the request is denied": the resource is the channel, not the workspace (docs.slack.dev,
  // chat.postMessage).
  access_denied: 'restricted_action',
  app_access_restricted: 'restricted_action',
  channel_not_found: 'channel_not_found',
  // "Administrators have suspended the ability to post a message". The page doesn't say where, so only this channel halts.
  ekm_access_denied: 'restricted_action',
  is_archived: 'is_archived',
  // For an update: "the message cannot be edited within a frozen, archived or deleted channel".
  is_inactive: 'is_archived',
  no_permission: 'not_in_channel',
  not_in_channel: 'not_in_channel',
  restricted_action: 'restricted_action',
  restricted_action_non_threadable_channel: 'restricted_action',
  restricted_action_read_only_channel: 'restricted_action',
  restricted_action_thread_only_channel: 'restricted_action',
};

/** Why the channel accepts nothing until somebody fixes it; undefined for other codes. */
export function channelReason(code: string): ChannelReason | undefined {
  return CHANNEL[code];
}

/** The workspace accepts nothing from this app or token. */
const WORKSPACE = new Set([
  'accesslimited',
  'account_inactive',
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

/**
 * Codes that, as the answer to a file, say nothing of messages: the file's words are posted instead, at once. If the channel takes no
 * messages either, those words find out. From docs.slack.dev/reference/methods/files.completeUploadExternal: `access_denied` "User is
 * not the owner of the file", `posting_to_channel_denied` "User is not authorized to post to channel", `invalid_channel` "Channel could
 * not be found or channel specified is invalid".
 */
const OF_FILES = new Set([
  'access_denied',
  'app_access_restricted',
  'ekm_access_denied',
  'invalid_channel',
  'missing_scope',
  'no_permission',
  'posting_to_channel_denied',
  'restricted_action',
]);

export function concernsFilesAlone(code: string): boolean {
  return OF_FILES.has(code);
}

/**
 * Refusals of one file, whose neighbors may be taken (docs.slack.dev: files.getUploadURLExternal, files.completeUploadExternal).
 * `file_not_found` ("Could not find the file from the upload ticket") and `file_update_failed` ("Failure occurred when attempting to
 * update the file") are worth some attempts: each uploads the file anew.
 */
const OF_ONE_FILE = new Set([
  'access_denied',
  'alt_txt_too_large',
  'file_not_found',
  'file_type_not_allowed',
  'file_update_failed',
  'file_upload_size_restricted',
  'invalid_arguments',
]);

/** Which files the final refusal of one is about. */
export function scopeOfRefusal(code: string): RefusalScope {
  if (OF_ONE_FILE.has(code)) return 'this';
  // "Only image file uploads are permitted for this team."
  return code === 'file_uploads_except_images_disabled' ? 'not-images' : 'all';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
