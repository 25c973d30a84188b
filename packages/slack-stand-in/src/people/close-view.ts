import type { Stage } from '../state/stage.ts';
import { showStack } from '../views/show-stack.ts';
import { viewWithState } from '../views/view-with-state.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { interaction } from './payload.ts';

/** A person closes a modal and those above it, or all modals if it sets `clear_on_close`. */
export async function closeView(
  stage: Pick<Stage, 'feed' | 'origin' | 'request' | 'views' | 'workspace'>,
  as: string,
  viewId: string,
): Promise<Outcome> {
  const stack = stage.views.of(as);
  const at = stack.findIndex((one) => one.id === viewId);
  const view = stack[at];
  if (view === undefined) return refused('view_not_found');
  const isCleared = view.clear_on_close === true;
  const closed = isCleared ? stack : stack.slice(at);
  showStack(stage, as, isCleared ? [] : stack.slice(0, at));
  for (const one of closed.filter(({ notify_on_close: notify }) => notify === true).reverse()) {
    const about = interaction(stage, { type: 'view_closed', userId: as, inView: true });
    const body = { ...about, view: viewWithState(stage, one), is_cleared: isCleared };
    await stage.request({ type: 'interactive', body });
  }
  return DONE;
}
