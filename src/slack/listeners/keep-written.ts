import type { ViewOutput } from '@slack/bolt';
import { saveDraft } from '../../flow/write-draft.ts';
import { type Actor, actorOf, type Edge } from '../edge.ts';
import { VIEWS } from '../ids.ts';
import { readAsk } from '../read-ask.ts';

/** Keeps what the form that asks a role holds by now. */
export async function keepWritten(edge: Edge, actor: Actor, view: ViewOutput, at: Date): Promise<undefined> {
  const form = readAsk(actor, view);
  if (form.written !== undefined) await saveDraft(edge.flow, form, form.written, at);
}

/** Listens to the form being closed. What was typed last is kept then, where Slack sends it along. */
export function registerCloses(edge: Edge): void {
  edge.app.view({ callback_id: VIEWS.ask, type: 'view_closed' }, async ({ ack, body, view }) => {
    const actor = await actorOf(edge, body.team?.id ?? view.team_id, body.user.id);
    await keepWritten(edge, actor, view, edge.flow.clock.now());
    await ack();
  });
}
