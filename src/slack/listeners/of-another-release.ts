import type { BlockAction, SlackViewAction } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { actorOf, type Edge, sentenceFor, tellPrivately } from '../edge.ts';
import { ACTIONS, VALUE, VIEWS } from '../ids.ts';
import { cornerOf } from './press.ts';
import { refusalOf } from './submission.ts';

const KNOWN_ACTIONS: ReadonlySet<string> = new Set([...Object.values(ACTIONS), VALUE]);
const KNOWN_VIEWS: ReadonlySet<string> = new Set(Object.values(VIEWS));

/** A button or modal that no other listener knows is of another release: whoever uses it is told what to do instead. */
export function registerOfAnotherRelease(edge: Edge): void {
  edge.app.action<BlockAction>(/^/u, async ({ ack, body, context, action, client }) => {
    if (KNOWN_ACTIONS.has(action.action_id)) return;
    await ack();
    const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
    const text = sentenceFor(edge, actor.words, new AppError('stale_button'), action.action_id);
    await tellPrivately(client, actor, { ...cornerOf(body), triggerId: body.trigger_id }, { text });
  });
  edge.app.view<SlackViewAction>(
    { callback_id: /^/u, type: 'view_submission' },
    async ({ ack, body, context, view }) => {
      if (KNOWN_VIEWS.has(view.callback_id)) return;
      const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
      const text = sentenceFor(edge, actor.words, new AppError('stale_button'), view.callback_id);
      await ack(refusalOf(actor, view, '', text));
    },
  );
}
