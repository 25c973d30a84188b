import type { Method } from './method.ts';

/** How an app learns who it is and opens a Socket Mode connection. */
export const CONNECTION: Record<string, Method> = {
  'auth.test': {
    run(stage) {
      const { team, app } = stage.workspace.data;
      return {
        url: `${stage.origin()}/`,
        team: team.name,
        user: app.name.toLowerCase(),
        team_id: team.id,
        user_id: app.userId,
        bot_id: app.botId,
        is_enterprise_install: false,
      };
    },
  },
  'apps.connections.open': {
    token: 'app',
    run: (stage) => ({ url: stage.openSocketUrl() }),
  },
};
