import { findNetworkError } from '../network/network-error.ts';

/** Meaning of Slack's error codes for a token: https://docs.slack.dev/reference/methods/auth.test */
const MEANING: Record<string, string> = {
  invalid_auth: 'Slack does not know this token',
  not_authed: 'Slack got no token',
  account_inactive: 'the app was removed from the workspace',
  token_revoked: 'the token was revoked',
  token_expired: 'the token has expired',
  not_allowed_token_type: 'this is another kind of token',
  missing_scope: 'the token lacks a scope',
  forbidden_team: 'the workspace does not allow this app',
  org_login_required: 'the workspace is being moved to an organisation',
};

/** Explains an answer of Slack with `ok: false`, or why there was none. @returns undefined for other errors */
export function explainSlackError(error: unknown, todo: string): { problem: string; todo: string } | undefined {
  const unreached = findNetworkError(error);
  if (unreached !== undefined) return { problem: unreached.why, todo: unreached.todo };
  const { code, data } = (error ?? {}) as { code?: unknown; data?: { error?: unknown } };
  if (code !== 'slack_webapi_platform_error' || typeof data?.error !== 'string') return undefined;
  const meaning = MEANING[data.error];
  return { problem: meaning === undefined ? `Slack answered ${data.error}` : `${meaning} (${data.error})`, todo };
}
