import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { platformError } from './errors.ts';

/** What an operator is told when Slack gives no answer. */
export const UNREACHABLE = 'Slack cannot be reached now: start again when it can.';

/** Whose a bot token is. */
export interface TokenOwner {
  /** The workspace that it is of; undefined for the token of a whole organisation. */
  teamId: string | undefined;
  /** The app's own ids there, as Bolt takes them; empty when Slack does not say. */
  bot: { botId: string; botUserId: string } | Record<string, never>;
}

/**
 * Asks Slack once whose the token is: a wrong one should be heard of before anything is done with it.
 * @throws AppError config_invalid, in an operator's words
 */
export async function askWhose(client: WebClient): Promise<TokenOwner> {
  try {
    const who = await client.auth.test();
    return {
      teamId: who.is_enterprise_install === true ? undefined : who.team_id,
      bot: who.bot_id === undefined || who.user_id === undefined ? {} : { botId: who.bot_id, botUserId: who.user_id },
    };
  } catch (cause) {
    const code = platformError(cause);
    const problems =
      code === undefined ? UNREACHABLE : `SLACK_BOT_TOKEN: Slack refuses it (${code}). \`kakehashi doctor\` says more.`;
    throw new AppError('config_invalid', { problems }, { cause });
  }
}
