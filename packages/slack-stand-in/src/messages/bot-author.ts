import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** The author fields of a message by the app. */
export function botAuthor(stage: Pick<Stage, 'workspace'>): Json {
  const { app, team } = stage.workspace.data;
  return {
    user: app.userId,
    bot_id: app.botId,
    app_id: app.id,
    bot_profile: {
      id: app.botId,
      app_id: app.id,
      user_id: app.userId,
      name: app.name,
      deleted: false,
      team_id: team.id,
    },
  };
}
