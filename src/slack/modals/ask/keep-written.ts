import type { ViewOutput } from '@slack/bolt';
import { saveDraft } from '../../../flow/requests/save-draft.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import { readAsk } from './read-ask.ts';

/** Saves what the ask form holds now as a draft, where Slack sends it along. @throws AppError stale_button */
export async function keepWritten({ flow }: Edge, actor: Actor, view: ViewOutput, at: Date): Promise<undefined> {
  const form = readAsk(actor, view);
  if (form.written !== undefined) await saveDraft(flow, form, form.written, at);
}
