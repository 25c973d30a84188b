import type { ViewOutput } from '@slack/bolt';
import { AppError } from '../../../errors.ts';
import { saveDraft } from '../../../flow/requests/save-draft.ts';
import { type Actor, actorOf, type Edge } from '../../edge.ts';
import { VIEWS } from '../../ids.ts';
import { readAsk } from './read-ask.ts';

/** Keeps what the form that asks a role holds by now. */
export async function keepWritten(edge: Edge, actor: Actor, view: ViewOutput, at: Date): Promise<undefined> {
  const form = readAsk(actor, view);
  if (form.written !== undefined) await saveDraft(edge.flow, form, form.written, at);
}

/** Listens to the form being closed. What was typed last is kept then, where Slack sends it along. */
export function registerCloses(edge: Edge): void {
  edge.app.view({ callback_id: VIEWS.ask, type: 'view_closed' }, async ({ ack, body, context, view }) => {
    const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
    try {
      await keepWritten(edge, actor, view, edge.flow.clock.now());
    } catch (error) {
      // A modal of another release, or of something that is gone: there is nothing to keep it for.
      if (!(error instanceof AppError)) throw error;
    } finally {
      await ack();
    }
  });
}
