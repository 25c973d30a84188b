import type { WebClient } from '@slack/web-api';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { homeOf } from './home-of.ts';

/** Draws a person's App Home from what is stored now. */
export async function drawHome(edge: Pick<Edge, 'flow'>, client: WebClient, actor: Actor): Promise<void> {
  await client.views.publish({ user_id: actor.userId, view: await homeOf(edge, client, actor) });
}
