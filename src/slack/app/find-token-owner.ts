import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { findNetworkError } from '../../network/network-error.ts';
import { platformError, postRefusal } from './errors.ts';

/** Tells an operator that Slack gives no answer, why, and what to do. */
export function tellUnreached(error: unknown): string {
  const cause = findNetworkError(error);
  if (cause !== undefined) return `Slack cannot be reached: ${cause.message}`;
  const status = /^http_(\d{3})$/u.exec(postRefusal(error)?.code ?? '')?.[1];
  return `Slack cannot be reached now${status === undefined ? '' : ` (it answers HTTP ${status})`}: start again when it can.`;
}

/** The owner of a bot token. */
export interface TokenOwner {
  /** Undefined for the token of a whole organisation. */
  teamId: string | undefined;
  /** The app's own ids in that workspace, in Bolt's format; empty when Slack does not send them. */
  bot: { botId: string; botUserId: string } | Record<string, never>;
  /** The token's scopes, from the header `x-oauth-scopes` of Slack's answer; undefined when it has none. */
  scopes?: readonly string[];
}

/**
 * Asks Slack once who owns the token, so that a wrong token is reported before the app uses it.
 * @throws AppError config_invalid, in an operator's words
 */
export async function findTokenOwner(client: WebClient): Promise<TokenOwner> {
  try {
    const who = await client.auth.test();
    const scopes = who.response_metadata?.scopes;
    return {
      ...(scopes === undefined ? {} : { scopes }),
      teamId: who.is_enterprise_install === true ? undefined : who.team_id,
      bot: who.bot_id === undefined || who.user_id === undefined ? {} : { botId: who.bot_id, botUserId: who.user_id },
    };
  } catch (cause) {
    const code = platformError(cause);
    const problems =
      code === undefined
        ? tellUnreached(cause)
        : `SLACK_BOT_TOKEN: Slack refuses it (${code}). \`kakehashi doctor\` says more.`;
    throw new AppError('config_invalid', { problems }, { cause });
  }
}
