import { chosenFiles } from '../block-kit/chosen-files.ts';
import type { Json } from '../json.ts';
import { fileObjects } from '../messages/file-object.ts';
import type { Stage } from '../state/stage.ts';

/** A view as Slack sends it, with the person's current input. A file input has the objects of the chosen files. */
export function viewWithState(stage: Pick<Stage, 'origin' | 'views' | 'workspace'>, view: Json): Json {
  const values = Object.entries(stage.views.state(view.id)).map(([block, elements]) => [
    block,
    Object.fromEntries(Object.entries(elements).map(([action, state]) => [action, withFiles(stage, state)])),
  ]);
  return { ...view, state: { values: Object.fromEntries(values) } };
}

function withFiles(stage: Pick<Stage, 'origin' | 'workspace'>, state: Json): Json {
  if (state.type !== 'file_input') return state;
  return { type: state.type, files: fileObjects(stage, chosenFiles(state), true) };
}
