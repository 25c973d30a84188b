import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { AppError } from '../../errors.ts';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { findModal } from '../modals/registry.ts';
import { updateView } from '../modals/update-view.ts';
import { timeOf } from './press.ts';

type Change = Pick<
  SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
  'ack' | 'action' | 'body' | 'context' | 'client'
>;

/** Takes the change of a field in a modal before its submission, and redraws the modal where it looks different then. */
export async function takeChange(edge: Edge, { ack, action, body, context, client }: Change): Promise<void> {
  const { view } = body;
  const change = view === undefined ? undefined : findModal(view.callback_id)?.change;
  if (view === undefined || change === undefined) return ack();
  const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
  let next: ModalView | undefined;
  try {
    // Stored before the acknowledgement, as with submissions: Slack delivers again what is not acknowledged.
    next = await change(edge, actor, view, timeOf(action));
  } catch (error) {
    // A modal of another release, or about something that is gone: its submission shows the error.
    if (!(error instanceof AppError)) throw error;
  } finally {
    await ack();
  }
  // The hash keeps a later change that is drawn already.
  if (next !== undefined) await updateView(client, { viewId: view.id, hash: view.hash, view: next });
}
