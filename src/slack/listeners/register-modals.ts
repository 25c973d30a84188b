import type { App, SlackViewAction, ViewResponseAction } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { plainSentenceFor, sentenceFor } from '../app/sentence-for.ts';
import { wordsIn } from '../messages/words.ts';
import { errorResponse } from '../modals/error-response.ts';
import { readMetadata } from '../modals/read-metadata.ts';
import { findModal } from '../modals/registry.ts';
import { readSubmission, type SubmissionAnswer } from '../modals/submission.ts';

/** Listens to every modal that is submitted or closed, with one listener each, as `registerActions` does. */
export function registerModals(app: App, edge: Edge): void {
  // The change is stored before the acknowledgement (a few milliseconds of SQL), so that the modal can show an error.
  app.view<SlackViewAction>(
    { callback_id: /^/u, type: 'view_submission' },
    async ({ ack, body, context, view, client }) => {
      let confirm: (() => Promise<void>) | undefined;
      let shown: (() => Promise<void>) | undefined;
      let isDone = false;
      // The person waits, so that Slack's answers to look-ups must come soon.
      const response = await edge.flow.chat.inTime(async () => {
        const modal = findModal(view.callback_id);
        let actor = await actorOf(edge, context.teamId ?? '', body.user.id);
        try {
          // A modal of another release: the person is told what to do instead.
          if (modal === undefined) throw new AppError('stale_button');
          const { channelId, toldIn } = readMetadata(view);
          actor = { ...actor, words: wordsIn(actor.words, channelId ?? toldIn) };
          const submission = readSubmission(actor, client, view);
          confirm = () => modal.confirm?.(edge, submission) ?? Promise.resolve();
          const answer = await modal.submit(edge, submission);
          if (answer !== undefined && 'view' in answer)
            shown = () => modal.shown?.(edge, submission) ?? Promise.resolve();
          isDone = answer === undefined || ('view' in answer && answer.isDone === true);
          return toResponse(answer);
        } catch (error) {
          const sentence = sentenceFor(edge, actor.words, error, view.callback_id);
          const plain =
            error instanceof AppError && error.code !== 'internal'
              ? await plainSentenceFor(edge, actor, error, view.callback_id)
              : sentence;
          return errorResponse(actor.words, view, { error, modal, sentence, plain });
        }
      });
      await (response === undefined ? ack() : ack(response));
      if (isDone) await confirm?.();
      await shown?.();
    },
  );

  app.view({ callback_id: /^/u, type: 'view_closed' }, async ({ ack, body, context, view }) => {
    try {
      const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
      await findModal(view.callback_id)?.close?.(edge, actor, view, edge.flow.clock.now());
    } catch (error) {
      // A modal of another release, or about something that is gone, needs nothing on closing.
      if (!(error instanceof AppError)) throw error;
    } finally {
      await ack();
    }
  });
}

function toResponse(answer: SubmissionAnswer | undefined): ViewResponseAction | undefined {
  if (answer === undefined) return undefined;
  if ('view' in answer) return { response_action: 'update', view: answer.view };
  return { response_action: 'errors', errors: answer.errors };
}
