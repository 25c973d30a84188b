import { SlackError } from '../api/slack-error.ts';
import { initialValues } from '../block-kit/initial-values.ts';
import type { Json } from '../json.ts';
import { toPageView } from '../messages/to-page.ts';
import { MAX_DEPTH } from '../state/create-view-stacks.ts';
import type { Stage } from '../state/stage.ts';

/** Replaces a person's stack of modals and shows the top one. Blocks that stay keep their input. */
export function showStack(stage: Pick<Stage, 'feed' | 'views'>, userId: string, stack: Json[]): void {
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

/** Pushes a view onto a person's stack of modals. @throws SlackError `push_limit_reached` */
export function pushView(stage: Pick<Stage, 'feed' | 'views'>, userId: string, view: Json): Json {
  const stack = stage.views.of(userId);
  if (stack.length >= MAX_DEPTH) throw new SlackError('push_limit_reached');
  const below = stack.at(-1);
  const pushed = { ...view, previous_view_id: below?.id ?? null, root_view_id: stack[0]?.id ?? view.id };
  showStack(stage, userId, [...stack, pushed]);
  return pushed;
}
