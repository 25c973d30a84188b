import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';

/**
 * Names the workspace where the app is installed in the context of every delivery, for all listeners. In a modal or App Home, Bolt
 * takes the workspace of the person who presses a button, which is another one in a channel of Slack Connect. Bolt itself makes this
 * distinction only for modals that are submitted or closed. Sources: slackapi/bolt-js#1614, slackapi/bolt-js#1615.
 */
export async function nameInstalledTeam({ body, context, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  const { view } = body as { view?: { app_installed_team_id?: string } };
  const installed = view?.app_installed_team_id;
  if (installed !== undefined && installed !== '') context.teamId = installed;
  await next();
}
