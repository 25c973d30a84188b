/** Errors for a token that no longer works: https://docs.slack.dev/reference/methods/chat.postMessage, "Errors". */
export type TokenError = 'token_revoked' | 'account_inactive' | 'invalid_auth';
