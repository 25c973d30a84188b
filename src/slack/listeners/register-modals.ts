import type { SlackViewAction, ViewResponseAction } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { VALUE, viewNamed } from '../app/ids.ts';
import { sentenceFor } from '../app/sentence-for.ts';
import { carriedIn, readMetadata } from '../modals/read-metadata.ts';
import { errorResponse, inputOf, responseOf, type Submission } from '../modals/submission.ts';
import { confirmSaved } from './confirm-saved.ts';
import { SUBMISSIONS } from './submissions.ts';

/**
 * Listens to every modal, by one listener as `registerActions` does. The change is made before the acknowledgement (a few milliseconds
 * of SQL), so that what is wrong is said in the modal, beside what was typed.
 */
export function registerSubmissions(edge: Edge): void {
  edge.app.view<SlackViewAction>(
    { callback_id: /^/u, type: 'view_submission' },
    async ({ ack, body, context, view, client }) => {
      const name = viewNamed(view.callback_id);
      const actor = await actorOf(edge, context.teamId ?? '', body.user.id);
      const value = (block: string) => view.state.values[block]?.[VALUE];
      let response: ViewResponseAction | undefined;
      let saved: (() => Promise<void>) | undefined;
      try {
        // A modal of another release: whoever submits it is told what to do instead.
        if (name === undefined) throw new AppError('stale_button');
        const metadata = readMetadata(view);
        const submission: Submission = {
          actor,
          client,
          metadata,
          carried: carriedIn(metadata),
          viewId: view.id,
          value,
        };
        const answer = await SUBMISSIONS[name].handle(edge, submission);
        response = answer && responseOf(answer);
        saved = () => confirmSaved(edge, name, submission);
      } catch (error) {
        const sentence = sentenceFor(edge, actor.words, error, view.callback_id);
        const beside = inputOf(view, error) ?? (name === undefined ? '' : SUBMISSIONS[name].errorBlock);
        response = errorResponse(actor, view, beside, sentence);
      }
      await (response === undefined ? ack() : ack(response));
      if (response === undefined) await saved?.();
    },
  );
}
