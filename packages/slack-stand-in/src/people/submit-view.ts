import { SlackError } from '../api/slack-error.ts';
import type { Json } from '../json.ts';
import type { ViewValues } from '../page-api.ts';
import type { Stage } from '../state/stage.ts';
import { buildView } from '../views/build-view.ts';
import { pushView, showStack } from '../views/show-stack.ts';
import { viewWithState } from '../views/view-with-state.ts';
import { checkInputs } from './check-inputs.ts';
import { checkChosen, showToApp } from './choose-files.ts';
import { failureCode } from './failure-code.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { interaction } from './payload.ts';
import { refuseWithNotice } from './refuse-with-notice.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** A person submits a modal. `values` override the view's current input. */
export async function submitView(
  stage: Stage,
  as: string,
  { viewId, values }: { viewId: string; values: ViewValues },
): Promise<Outcome> {
  const view = stage.views.of(as).find((one) => one.id === viewId);
  if (view === undefined) return refused('view_not_found');
  const state = { ...stage.views.state(viewId) };
  for (const [block, elements] of Object.entries(values)) state[block] = { ...state[block], ...elements };
  stage.views.setState(viewId, state);
  const errors = {
    ...checkInputs(view.blocks, state),
    ...checkChosen(stage, as, { blocks: view.blocks, values: state }),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  showToApp(stage, as, { blocks: view.blocks, values: state });
  const ack = await stage.request({
    type: 'interactive',
    body: {
      ...interaction(stage, { type: 'view_submission', userId: as, inView: true }),
      trigger_id: stage.triggers.issue(as),
      view: viewWithState(stage, view),
      response_urls: [],
    },
  });
  if (!ack.ok) return refuseWithNotice(stage, as, failureCode(ack.error), TROUBLE);
  // The answer is checked like a call, so the log lists it and its problems beside the calls.
  const tell = (result: Json) => {
    const args = ack.payload;
    if (args !== undefined) stage.log.call({ method: 'response_action', args, at: stage.now() })(result);
  };
  try {
    const outcome = answer(stage, as, view, ack.payload);
    tell({ ok: true });
    return outcome;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    tell(error.toResult());
    const why = (error.details.errors as string[] | undefined)?.join('; ') ?? error.code;
    return refuseWithNotice(stage, as, `${error.code}: ${why}`, TROUBLE);
  }
}

/** Carries out the app's `response_action`. Without one, the view closes. @throws SlackError for an answer that Slack would refuse */
function answer(stage: Stage, as: string, view: Json, payload: Json | undefined): Outcome {
  const stack = stage.views.of(as);
  switch (payload?.response_action) {
    case undefined:
      showStack(
        stage,
        as,
        stack.filter((one) => one.id !== view.id),
      );
      return DONE;
    case 'clear':
      showStack(stage, as, []);
      return DONE;
    case 'errors':
      return { ok: false, errors: checkedErrors(view, payload?.errors) };
    case 'update': {
      const updated = buildView(stage, payload?.view, ['modal'], view);
      showStack(
        stage,
        as,
        stack.map((one) => (one.id === view.id ? updated : one)),
      );
      return DONE;
    }
    case 'push':
      pushView(stage, as, buildView(stage, payload?.view, ['modal']));
      return DONE;
    default:
      throw new SlackError('invalid_response_action');
  }
}

/** Checks that every error is a text for an input block of the view. @throws SlackError `invalid_response_action` */
function checkedErrors(view: Json, errors: unknown): Record<string, string> {
  const inputs = new Set(
    view.blocks.filter((block: Json) => block.type === 'input').map((block: Json) => block.block_id),
  );
  const entries = Object.entries((errors ?? {}) as Record<string, unknown>);
  if (entries.length === 0) throw new SlackError('invalid_response_action');
  for (const [block, message] of entries) {
    if (!inputs.has(block) || typeof message !== 'string' || message === '') {
      throw new SlackError('invalid_response_action', { errors: [`no input block for the error: ${block}`] });
    }
  }
  return errors as Record<string, string>;
}
