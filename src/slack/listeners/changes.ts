import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  ViewOutput,
  ViewStateValue,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { AppError } from '../../errors.ts';
import { previewOf } from '../../flow/schedule/preview-schedule.ts';
import { type Actor, actorOf, type Edge, sentenceFor, updateView } from '../edge.ts';
import { VALUE, VIEWS } from '../ids.ts';
import { keepWritten } from '../modals/ask/keep-written.ts';
import { timeOf } from '../modals/ask/read-ask.ts';
import { readSchedule } from '../modals/schedule/read-schedule.ts';
import { scheduleView } from '../modals/schedule/schedule-view.ts';
import { readMetadata } from '../read-metadata.ts';

type Redraw = (edge: Edge, actor: Actor, view: ViewOutput, at: Date) => ModalView | undefined | Promise<undefined>;

/** Modals that tell their changes: how they look after one, or undefined where they stay as they are. */
const REDRAWS: Record<string, Redraw> = {
  [VIEWS.schedule]: (edge, actor, view) => {
    const value = (block: string): ViewStateValue | undefined => view.state.values[block]?.[VALUE];
    const draft = readSchedule(value);
    if (draft === undefined) return undefined;
    const { channelId = '', since } = readMetadata(view);
    const now = edge.flow.clock.now();
    try {
      previewOf(draft, now);
      return scheduleView(actor.words, { channelId, draft, now, since });
    } catch (error) {
      const problem = sentenceFor(edge, actor.words, error, 'preview');
      return scheduleView(actor.words, { channelId, draft, now, since, problem });
    }
  },
  [VIEWS.ask]: keepWritten,
};

type Change = Pick<
  SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
  'ack' | 'action' | 'body' | 'context' | 'client'
>;

/** Takes the change of a field in a modal that tells its changes, before anything is submitted. */
export async function redrawChanged(edge: Edge, { ack, action, body, context, client }: Change): Promise<void> {
  const { view } = body;
  const redraw = view === undefined ? undefined : REDRAWS[view.callback_id];
  if (view === undefined || redraw === undefined) return ack();
  const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
  let next: ModalView | undefined;
  try {
    // Before the acknowledgement, as with submissions: what is kept is kept when Slack lets go of it.
    next = await redraw(edge, actor, view, timeOf(action));
  } catch (error) {
    // A modal of another release, or of something that is gone: its submission will say so.
    if (!(error instanceof AppError)) throw error;
  } finally {
    await ack();
  }
  if (next === undefined) return;
  // A later change may have been drawn meanwhile; a submission shows the dates first.
  await updateView(client, { viewId: view.id, hash: view.hash, view: next });
}
