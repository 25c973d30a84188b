import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** A view as Slack sends it, with the person's current input. */
export function viewWithState(stage: Pick<Stage, 'views'>, view: Json): Json {
  return { ...view, state: { values: stage.views.state(view.id) } };
}
