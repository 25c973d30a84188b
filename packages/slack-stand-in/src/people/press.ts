import { findElement } from '../block-kit/find-element.ts';
import { initialState, initialValues } from '../block-kit/initial-values.ts';
import type { Json } from '../json.ts';
import { findEphemeral } from '../messages/show-ephemeral.ts';
import { PUSHED, toSlackMessage } from '../messages/to-slack.ts';
import type { ActionContainer, ViewValues } from '../page-api.ts';
import type { Stage } from '../state/stage.ts';
import { viewWithState } from '../views/view-with-state.ts';
import { showToApp } from './choose-files.ts';
import { failureCode } from './failure-code.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { channelName, interaction } from './payload.ts';
import { refuseWithNotice } from './refuse-with-notice.ts';

/** The message or view with the element, in its current state. */
interface Scene {
  blocks: Json[];
  /** Its fields of the action payload. */
  payload(values: ViewValues): Json;
}

/** A person uses an element. `action` names the element and carries its new state. An unknown element is refused. */
export async function press(
  stage: Stage,
  as: string,
  { container, action, values }: { container: ActionContainer; action: Json; values?: ViewValues | undefined },
): Promise<Outcome> {
  const scene = sceneOf(stage, as, container);
  if (scene === undefined) return refused(container.type === 'view' ? 'view_not_found' : 'message_not_found');
  const found = findElement(scene.blocks, action);
  if (found === undefined) return refused('action_not_found');
  const { block, element } = found;
  const refusal = checkChoice(element, action);
  if (refusal !== undefined) return refused(refusal);
  const state = stateAfter(stage, container, scene, { block, element, action, values });
  // An input block sends no action unless it sets dispatch_action.
  if (block.type === 'input' && block.dispatch_action !== true) return DONE;
  const ack = await stage.request({
    type: 'interactive',
    body: {
      ...interaction(stage, { type: 'block_actions', userId: as, inView: container.type === 'view' }),
      ...scene.payload(state),
      trigger_id: stage.triggers.issue(as),
      actions: [{ ...describe(block, element, action), action_ts: stage.workspace.nextTs() }],
    },
  });
  if (ack.ok) return DONE;
  return refuseWithNotice(stage, as, failureCode(ack.error), 'The app did not respond to that. Try again?');
}

function sceneOf(stage: Stage, as: string, container: ActionContainer): Scene | undefined {
  if (container.type === 'view') return viewScene(stage, as, container.viewId);
  const { channel, ts } = container;
  if (stage.workspace.channel(channel)?.members.includes(as) !== true) return undefined;
  const ephemeral = findEphemeral(stage, as, channel, ts)?.message;
  const stored = ephemeral ?? stage.workspace.message(channel, ts);
  if (stored === undefined) return undefined;
  const threadTs: string | undefined = stored.thread_ts;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  return {
    blocks: stored.blocks ?? [],
    payload: (values) => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: ephemeral !== undefined,
        ...thread,
      },
      channel: { id: channel, name: channelName(stage, channel) },
      // Slack leaves ephemeral messages out of the payload.
      ...(ephemeral === undefined ? { message: toSlackMessage(stage, stored, PUSHED) } : {}),
      state: { values },
      response_url: `${stage.origin()}${stage.responseUrls.issue({
        userId: as,
        channel,
        ts,
        ...(threadTs === undefined ? {} : { threadTs }),
      })}`,
    }),
  };
}

function viewScene(stage: Stage, as: string, viewId: string): Scene | undefined {
  const home = stage.workspace.data.homes[as];
  const view = home?.id === viewId ? home : stage.views.of(as).find((one) => one.id === viewId);
  if (view === undefined) return undefined;
  return {
    blocks: view.blocks,
    payload(values) {
      showToApp(stage, as, { blocks: view.blocks, values });
      return { container: { type: 'view', view_id: viewId }, view: viewWithState(stage, view) };
    },
  };
}

/** The error code when a chosen option is not one of the element's. */
function checkChoice(element: Json, action: Json): string | undefined {
  const offered = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((g: Json) => g.options)];
  if (offered.length === 0) return undefined;
  const chosen: Json[] = [action.selected_option, ...(action.selected_options ?? [])].filter(Boolean);
  const values = new Set(offered.map((option: Json) => option.value));
  return chosen.every((option) => values.has(option.value)) ? undefined : 'option_not_offered';
}

interface Change {
  block: Json;
  element: Json;
  action: Json;
  values?: ViewValues | undefined;
}

/** The state of the whole message or view after this action. The state of a view is stored. */
function stateAfter(stage: Pick<Stage, 'views'>, container: ActionContainer, scene: Scene, change: Change): ViewValues {
  const { block, element, action, values } = change;
  const before = container.type === 'view' ? stage.views.state(container.viewId) : {};
  const state: ViewValues = initialValues(scene.blocks);
  for (const source of [before, values ?? {}]) {
    for (const [blockId, elements] of Object.entries(source)) {
      if (state[blockId] !== undefined) state[blockId] = { ...state[blockId], ...elements };
    }
  }
  const initial = initialState(element);
  if (initial !== undefined) {
    const picked = Object.keys(initial).map((name) => [name, action[name] ?? initial[name]]);
    state[block.block_id] = { ...state[block.block_id], [element.action_id]: Object.fromEntries(picked) };
  }
  if (container.type === 'view') stage.views.setState(container.viewId, state);
  return state;
}

/** The action as Slack sends it: the element's own fields and the choice. */
function describe(block: Json, element: Json, action: Json): Json {
  const { type, action_id, text, value, style, placeholder, confirm } = element;
  const own = type === 'button' ? { text, value, style, confirm } : { placeholder, confirm };
  const { block_id: _block, action_id: _action, type: _type, ...chosen } = action;
  const said = { ...own, ...chosen, type, action_id, block_id: block.block_id };
  return Object.fromEntries(Object.entries(said).filter(([, member]) => member !== undefined));
}
