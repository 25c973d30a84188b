import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** What every interaction says about who, which app and which team. */
export function interaction(stage: Stage, type: string, userId: string): Json {
  const { team, app } = stage.workspace.data;
  const name = stage.workspace.user(userId)?.name ?? userId;
  return {
    type,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: userId, username: name, name, team_id: team.id },
    api_app_id: app.id,
    token: VERIFICATION_TOKEN,
  };
}

/** Slack's deprecated way to recognise it; sent because Slack sends it. */
export const VERIFICATION_TOKEN = 'rehearsal';

/** The wrapper of the Events API. */
export function eventCallback(stage: Stage, event: Json): Json {
  const { team, app } = stage.workspace.data;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: stage.workspace.nextId('Ev'),
    event_time: Math.floor(stage.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${stage.workspace.nextId('E')}`,
  };
}

/** A conversation's name as interactions give it. */
export function channelName(stage: Stage, id: string): string {
  const channel = stage.workspace.channel(id);
  if (channel?.isIm) return 'directmessage';
  return channel?.isPrivate ? 'privategroup' : (channel?.name ?? id);
}
