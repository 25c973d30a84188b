import type { App } from '@slack/bolt';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { drawHome } from '../home/draw-home.ts';

/** Draws App Home each time a person opens it. */
export function registerHome(app: App, edge: Edge): void {
  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home' || context.teamId === undefined) return;
    const actor = await actorOf(edge, context.teamId, event.user);
    await drawHome(edge, client, actor);
  });
}
