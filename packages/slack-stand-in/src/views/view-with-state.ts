import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** A view as Slack sends it: with what the person has chosen so far. */
export function viewWithState(stage: Stage, view: Json): Json {
  return { ...view, state: { values: stage.views.state(view.id) } };
}
