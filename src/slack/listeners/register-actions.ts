import type { BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { actionNamed, VALUE } from '../app/ids.ts';
import { sentenceFor } from '../app/sentence-for.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { timeOf } from '../modals/ask/read-ask.ts';
import { PRESSES } from './actions.ts';
import { cornerOf } from './press.ts';
import { redrawChanged } from './redraw-changed.ts';

/**
 * Listens to every button, choice and field; each press is acknowledged at once, and answered even when it fails. One listener for
 * all: Bolt asks each of its listeners about each delivery, and what it asks comes before the acknowledgement.
 */
export function registerActions(edge: Edge): void {
  edge.app.action<BlockAction<ButtonAction | StaticSelectAction>>(
    /^/u,
    async ({ ack, body, context, action, client, respond }) => {
      if (action.action_id === VALUE) {
        await redrawChanged(edge, { ack, body, context, action, client });
        return;
      }
      await ack();
      const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
      const corner = cornerOf(body);
      const view = body.view?.type === 'modal' ? { viewId: body.view.id, view: body.view } : {};
      const press = {
        actor,
        client,
        respond,
        triggerId: body.trigger_id,
        corner,
        value: chosenIn(action),
        pressedAt: timeOf(action),
        ...view,
      };
      try {
        const name = actionNamed(action.action_id);
        // A button of another release: whoever uses it is told what to do instead.
        if (name === undefined) throw new AppError('stale_button');
        await PRESSES[name](edge, press);
      } catch (error) {
        const text = sentenceFor(edge, actor.words, error, action.action_id);
        await tellPrivately(client, actor, { ...corner, triggerId: body.trigger_id }, { text });
      }
    },
  );
}

function chosenIn(action: ButtonAction | StaticSelectAction): string {
  return (action.type === 'button' ? action.value : action.selected_option?.value) ?? '';
}
