import { randomBytes } from 'node:crypto';
import { checkView } from '../block-kit/check-blocks.ts';
import { initialValues } from '../block-kit/initial-values.ts';
import { normaliseBlocks, withTextFlags } from '../block-kit/normalise-blocks.ts';
import { compact, isObject, type Json } from '../json.ts';
import { toPageView } from '../messages/to-page.ts';
import { MAX_DEPTH } from '../state/create-view-stacks.ts';
import type { Stage } from '../state/stage.ts';
import { isFileReady } from './check-content.ts';
import type { Method } from './method.ts';
import { argumentsError, SlackError } from './slack-error.ts';

const VIEW_BYTES = 250_000;

/**
 * A view as Slack stores it, after it has passed the validator. `previous` keeps its id when a view is updated.
 * @throws SlackError `invalid_arguments` with what is wrong, `view_too_large`, `duplicate_external_id`
 */
export function buildView(stage: Stage, raw: unknown, types: readonly ('modal' | 'home')[], previous?: Json): Json {
  const problems = checkView(raw, types, (file) => isFileReady(stage, file));
  if (problems.length > 0 || !isObject(raw)) throw argumentsError('invalid_arguments', problems);
  if (isViewTooLarge(raw)) throw new SlackError('view_too_large');
  const external = raw.external_id;
  const taken = stage.views.find((view) => view.external_id === external && view.id !== previous?.id);
  if (external && taken !== undefined) throw new SlackError('duplicate_external_id');
  const { team, app } = stage.workspace.data;
  const id = previous?.id ?? stage.workspace.nextId('V');
  const blocks = normaliseBlocks(raw.blocks, () => stage.workspace.nextId('b'));
  return compact({
    id,
    team_id: team.id,
    type: raw.type,
    blocks,
    private_metadata: raw.private_metadata ?? '',
    callback_id: raw.callback_id ?? '',
    external_id: external ?? '',
    state: { values: {} },
    hash: `${Math.floor(stage.now() / 1000)}.${randomBytes(4).toString('hex')}`,
    title: withTextFlags(raw.title),
    submit: withTextFlags(raw.submit) ?? null,
    close: withTextFlags(raw.close) ?? null,
    clear_on_close: raw.clear_on_close ?? false,
    notify_on_close: raw.notify_on_close ?? false,
    previous_view_id: previous?.previous_view_id ?? null,
    root_view_id: previous?.root_view_id ?? id,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  });
}

/** Replaces a person's modals and shows them the one on top. What they typed into a block that stays is kept. */
export function showStack(stage: Stage, userId: string, stack: Json[]): void {
  for (const view of stack) {
    const initial = initialValues(view.blocks);
    const kept = stage.views.state(view.id);
    for (const [block, elements] of Object.entries(initial)) {
      for (const [action, value] of Object.entries(elements)) {
        const before = kept[block]?.[action];
        if (before !== undefined && before.type === value.type) elements[action] = before;
      }
    }
    stage.views.setState(view.id, initial);
  }
  stage.views.set(userId, stack);
  const top = stack.at(-1);
  const event = top === undefined ? {} : { view: toPageView(top, stack.length - 1) };
  stage.feed.publish({ type: 'modal', ...event }, [userId]);
}

/** Puts a view on top of a person's modals. @throws SlackError `push_limit_reached` */
export function pushView(stage: Stage, userId: string, view: Json): Json {
  const stack = stage.views.of(userId);
  if (stack.length >= MAX_DEPTH) throw new SlackError('push_limit_reached');
  const below = stack.at(-1);
  const pushed = { ...view, previous_view_id: below?.id ?? null, root_view_id: stack[0]?.id ?? view.id };
  showStack(stage, userId, [...stack, pushed]);
  return pushed;
}

/** A view as Slack sends it: with what the person has chosen so far. */
export function viewWithState(stage: Stage, view: Json): Json {
  return { ...view, state: { values: stage.views.state(view.id) } };
}

/** True when a view is larger than Slack takes (`view_too_large`). */
export function isViewTooLarge(view: Json): boolean {
  return Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES;
}

function checkHash(args: Json, view: Json | undefined): void {
  if (args.hash !== undefined && args.hash !== '' && view !== undefined && args.hash !== view.hash) {
    throw new SlackError('hash_conflict');
  }
}

function personOf(stage: Stage, triggerId: unknown): string {
  const exchanged = stage.triggers.exchange(triggerId);
  if ('error' in exchanged) throw new SlackError(exchanged.error);
  return exchanged.userId;
}

export const VIEWS: Record<string, Method> = {
  'views.open': {
    required: ['trigger_id', 'view'],
    json: ['view'],
    run(stage, args) {
      const view = buildView(stage, args.view, ['modal']);
      const userId = personOf(stage, args.trigger_id);
      showStack(stage, userId, [view]);
      return { view: viewWithState(stage, view) };
    },
  },
  'views.push': {
    required: ['trigger_id', 'view'],
    json: ['view'],
    run(stage, args) {
      const view = buildView(stage, args.view, ['modal']);
      const userId = personOf(stage, args.trigger_id);
      return { view: viewWithState(stage, pushView(stage, userId, view)) };
    },
  },
  'views.update': {
    required: ['view'],
    json: ['view'],
    run(stage, args) {
      if (!args.view_id && !args.external_id) throw new SlackError('invalid_arguments');
      const found = stage.views.find((view) =>
        args.view_id ? view.id === args.view_id : view.external_id === args.external_id,
      );
      if (found === undefined) throw new SlackError('not_found');
      checkHash(args, found.view);
      const view = buildView(stage, args.view, ['modal'], found.view);
      const stack = stage.views.of(found.userId).map((one) => (one.id === view.id ? view : one));
      showStack(stage, found.userId, stack);
      return { view: viewWithState(stage, view) };
    },
  },
  'views.publish': {
    required: ['user_id', 'view'],
    json: ['view'],
    writes: true,
    run(stage, args) {
      if (stage.workspace.user(String(args.user_id)) === undefined) throw new SlackError('user_not_found');
      const { homes } = stage.workspace.data;
      const before = homes[args.user_id];
      checkHash(args, before);
      const view = buildView(stage, args.view, ['home'], before);
      homes[args.user_id] = view;
      stage.views.setState(view.id, initialValues(view.blocks));
      stage.feed.publish({ type: 'home', view: toPageView(view, 0) }, [args.user_id]);
      return { view };
    },
  },
};
