import type { Json } from '../json.ts';
import { findEphemeral } from '../messages/show-ephemeral.ts';
import { PUSHED, toSlackMessage } from '../messages/to-slack.ts';
import type { Stage } from '../state/stage.ts';
import { failureCode } from './failure-code.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { channelName, interaction } from './payload.ts';
import { refuseWithNotice } from './refuse-with-notice.ts';

/** A person uses a global shortcut, or a message shortcut when `messageTs` is given. */
export async function useShortcut(
  stage: Stage,
  as: string,
  { channel, callbackId, messageTs }: { channel: string; callbackId: string; messageTs?: string | undefined },
): Promise<Outcome> {
  const type = messageTs === undefined ? 'global' : 'message';
  const known = stage.appInfo.shortcuts.find((one) => one.callbackId === callbackId && one.type === type);
  if (known === undefined) return refused('shortcut_not_found');
  const common = { callback_id: callbackId, trigger_id: stage.triggers.issue(as) };
  let body: Json = {
    ...interaction(stage, { type: 'shortcut', userId: as, inView: false }),
    action_ts: stage.workspace.nextTs(),
    ...common,
  };
  if (messageTs !== undefined) {
    const stored = stage.workspace.message(channel, messageTs);
    if (stored === undefined || findEphemeral(stage, as, channel, messageTs)) return refused('message_not_found');
    const target = { userId: as, channel, ts: messageTs };
    body = {
      ...interaction(stage, { type: 'message_action', userId: as, inView: false }),
      action_ts: stage.workspace.nextTs(),
      ...common,
      channel: { id: channel, name: channelName(stage, channel) },
      message_ts: messageTs,
      message: toSlackMessage(stage, stored, PUSHED),
      response_url: `${stage.origin()}${stage.responseUrls.issue(target)}`,
    };
  }
  const ack = await stage.request({ type: 'interactive', body });
  if (ack.ok) return DONE;
  return refuseWithNotice(stage, as, failureCode(ack.error), `${known.name} failed because the app did not respond.`);
}
