import { respondTo } from '../api/use-response-url.ts';
import type { Stage } from '../state/stage.ts';
import { encodeCommand } from './encode-text.ts';
import { failureCode } from './failure-code.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { channelName, VERIFICATION_TOKEN } from './payload.ts';
import { refuseWithNotice } from './refuse-with-notice.ts';

/** A person sends a slash command, such as `/ask`. It works in every channel of the person, even without the app. */
export async function runCommand(
  stage: Stage,
  as: string,
  { channel, text }: { channel: string; text: string },
): Promise<Outcome> {
  const [, command = '', rest = ''] = /^(\/\S+)(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
  const known = stage.appInfo.commands.find((one) => one.command === command);
  if (known === undefined) {
    return refuseWithNotice(stage, as, 'invalid_command', `${command || text} is not a valid command.`);
  }
  if (stage.workspace.channel(channel)?.members.includes(as) !== true) return refused('channel_not_found');
  const { team, app } = stage.workspace.data;
  const target = { userId: as, channel };
  const ack = await stage.request({
    type: 'slash_commands',
    body: {
      token: VERIFICATION_TOKEN,
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel,
      channel_name: channelName(stage, channel),
      user_id: as,
      user_name: stage.workspace.user(as)?.name ?? as,
      command,
      text: known.shouldEscape ? encodeCommand(stage, rest) : rest,
      api_app_id: app.id,
      is_enterprise_install: 'false',
      response_url: `${stage.origin()}${stage.responseUrls.issue(target)}`,
      trigger_id: stage.triggers.issue(as),
    },
  });
  if (!ack.ok) {
    const code = failureCode(ack.error);
    const why = code === 'operation_timeout' ? 'the app did not respond' : `of the error "${code}"`;
    return refuseWithNotice(stage, as, code, `${command} failed because ${why}.`);
  }
  if (ack.payload !== undefined) respondTo(stage, target, ack.payload);
  return DONE;
}
