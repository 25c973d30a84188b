import type { WebClient } from '@slack/web-api';
import { answerInTime } from './look-up-time.ts';

/** Tells which scopes the app's token has now. */
export interface GrantedScopes {
  /** Whether it has this one; undefined when Slack has never said. */
  has(scope: string): Promise<boolean | undefined>;
}

/**
 * Asks Slack for the scopes of the token: an administrator adds a scope while the app runs, and the token stays the same. Each of Slack's answers
 * tells the scopes, also that of `auth.test` (https://docs.slack.dev/reference/methods/auth.test).
 * @param atStart the token's scopes at the start; undefined when unknown
 */
export function grantedScopes(client: WebClient, atStart: readonly string[] | undefined): GrantedScopes {
  let granted = atStart;
  return {
    async has(scope) {
      const told = client.auth.test().then(
        ({ response_metadata: now }) => now?.scopes,
        () => undefined,
      );
      // Without an answer in time, what Slack said last holds.
      granted = (await answerInTime(told, () => undefined)) ?? granted;
      return granted?.includes(scope);
    },
  };
}
