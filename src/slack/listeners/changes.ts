import type { BlockAction, ViewOutput, ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { previewOf } from '../../flow/schedule.ts';
import { type Actor, actorOf, type Edge, sentenceFor } from '../edge.ts';
import { platformError } from '../errors.ts';
import { VALUE, VIEWS } from '../ids.ts';
import { readSchedule } from '../read-schedule.ts';
import { scheduleView } from '../views/schedule-view.ts';

type Redraw = (edge: Edge, actor: Actor, view: ViewOutput) => ModalView | undefined;

/** Modals that show what would come of the choices in them, and how they look after a change. */
const REDRAWS: Record<string, Redraw> = {
  [VIEWS.schedule]: (edge, actor, view) => {
    const value = (block: string): ViewStateValue | undefined => view.state.values[block]?.[VALUE];
    const draft = readSchedule(value);
    if (draft === undefined) return undefined;
    const { channelId = '' } = JSON.parse(view.private_metadata || '{}') as { channelId?: string };
    const now = edge.flow.clock.now();
    try {
      previewOf(draft, now);
      return scheduleView(actor.words, { channelId, draft, now });
    } catch (error) {
      const problem = sentenceFor(edge, actor.words, error, 'preview');
      return scheduleView(actor.words, { channelId, draft, now, problem });
    }
  },
};

/** Listens to every field of a modal that tells its changes, before anything is submitted. */
export function registerChanges(edge: Edge): void {
  edge.app.action<BlockAction>(VALUE, async ({ ack, body, client }) => {
    await ack();
    const { view } = body;
    const redraw = view === undefined ? undefined : REDRAWS[view.callback_id];
    if (view === undefined || redraw === undefined) return;
    const actor = await actorOf(edge, body.team?.id ?? '', body.user.id);
    const next = redraw(edge, actor, view);
    if (next === undefined) return;
    try {
      await client.views.update({ view_id: view.id, hash: view.hash, view: next });
    } catch (error) {
      // A later change has been drawn meanwhile, or the modal is closed: a submission shows the dates first.
      const code = platformError(error);
      if (code !== 'hash_conflict' && code !== 'not_found') throw error;
    }
  });
}
