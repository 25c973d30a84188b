import { initialValues } from '../block-kit/initial-values.ts';
import type { Json } from '../json.ts';
import { toPageView } from '../messages/to-page.ts';
import type { Stage } from '../state/stage.ts';
import { buildView } from '../views/build-view.ts';
import { pushView, showStack } from '../views/show-stack.ts';
import { viewWithState } from '../views/view-with-state.ts';
import type { Method } from './method.ts';
import { SlackError } from './slack-error.ts';

function checkHash(args: Json, view: Json | undefined): void {
  if (args.hash !== undefined && args.hash !== '' && view !== undefined && args.hash !== view.hash) {
    throw new SlackError('hash_conflict');
  }
}

function personOf(stage: Pick<Stage, 'triggers'>, triggerId: unknown): string {
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
      // Slack answers `ok`, but shows a person of another workspace no Home tab. Source: slackapi/bolt-js#1948.
      const { teamId } = stage.workspace.user(String(args.user_id)) ?? {};
      if (teamId !== undefined && teamId !== stage.workspace.data.team.id) return { view };
      homes[args.user_id] = view;
      stage.views.setState(view.id, initialValues(view.blocks));
      stage.feed.publish({ type: 'home', view: toPageView(view, 0) }, [args.user_id]);
      return { view };
    },
  },
};
