import type { BlockAction } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { actorOf, type Edge, sentenceFor, tellPrivately } from '../edge.ts';
import { ACTIONS, VALUE } from '../ids.ts';
import { cornerOf } from './press.ts';

const KNOWN: ReadonlySet<string> = new Set([...Object.values(ACTIONS), VALUE]);

/** A button that no listener knows is of another release: whoever presses it is told what to do instead. */
export function registerUnknownActions(edge: Edge): void {
  edge.app.action<BlockAction>(/^/u, async ({ ack, body, action, client }) => {
    if (KNOWN.has(action.action_id)) return;
    await ack();
    const actor = await actorOf(edge, body.team?.id ?? '', body.user.id);
    const text = sentenceFor(edge, actor.words, new AppError('stale_button'), action.action_id);
    await tellPrivately(client, actor, { ...cornerOf(body), triggerId: body.trigger_id }, { text });
  });
}
