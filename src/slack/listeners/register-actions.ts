import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { type Actor, actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { actionNamed, VALUE } from '../app/ids.ts';
import { respondOrTell } from '../app/respond-or-tell.ts';
import { sentenceFor } from '../app/sentence-for.ts';
import { meetsItsTraces, takenUpOf } from '../app/taken-up.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { cornerOf, type Press, timeOf } from './press.ts';
import { PRESS_HANDLERS } from './press-handlers.ts';
import { takeChange } from './take-change.ts';

/**
 * Listens to every button, menu and field of the app. A press is acknowledged at once, and answered even when it fails. There is one
 * listener for all, because Bolt asks each listener about each delivery before the acknowledgement.
 */
export function registerActions(app: App, edge: Edge): void {
  app.action<BlockAction<ButtonAction | StaticSelectAction>>(
    /^/u,
    async ({ ack, body, context, action, client, respond }) => {
      if (action.action_id === VALUE) {
        await takeChange(edge, { ack, body, context, action, client });
        return;
      }
      await ack();
      const who = await actorOf(edge, context.teamId ?? '', body.user.id, body.channel?.id);
      const actor: Actor = { ...who, ...takenUpOf(context, edge.flow.clock) };
      const corner = cornerOf(body);
      const press: Press = {
        actor,
        client,
        respond: (answer: Parameters<Press['respond']>[0]) => respondOrTell(client, actor, respond, answer),
        triggerId: body.trigger_id,
        corner,
        value: chosenValue(action),
        pressedAt: timeOf(action),
        ...(body.view?.type === 'modal' ? { view: body.view } : {}),
      };
      try {
        const name = actionNamed(action.action_id);
        // A button of another release: the person is told what to do instead.
        if (name === undefined) throw new AppError('stale_button');
        await PRESS_HANDLERS[name](edge, press);
      } catch (error) {
        if (meetsItsTraces(actor, error)) return;
        const text = sentenceFor(edge, actor.words, error, action.action_id);
        await tellPrivately(client, actor, { ...corner, triggerId: body.trigger_id }, { text });
      }
    },
  );
}

function chosenValue(action: ButtonAction | StaticSelectAction): string {
  return (action.type === 'button' ? action.value : action.selected_option?.value) ?? '';
}
