import { chosenFiles } from '../block-kit/chosen-files.ts';
import type { Json } from '../json.ts';
import { extensionOf } from '../messages/file-object.ts';
import type { ViewValues } from '../page-api.ts';
import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';

/** "There is a 10MB file size limit": https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const MOST_INPUT_BYTES = 10 * 1024 * 1024;
/** The default of `max_files`. */
const MOST_FILES = 10;

/** The inputs of a view that take files, with their values. */
function* fileInputs(blocks: Json[], values: ViewValues): Generator<{ blockId: string; element: Json; state: Json }> {
  for (const { block_id: blockId, element } of blocks) {
    const state = values[blockId]?.[element?.action_id];
    if (element?.type === 'file_input' && state !== undefined) yield { blockId, element, state };
  }
}

/** The errors, by block id, of files that Slack's client doesn't let a person choose. */
export function checkChosen(
  stage: Pick<Stage, 'workspace'>,
  as: string,
  { blocks, values }: { blocks: Json[]; values: ViewValues },
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, element, state } of fileInputs(blocks, values)) {
    const ids = chosenFiles(state);
    const most = element.max_files ?? MOST_FILES;
    const reasons = ids.map((id) => refusalOf(element, as, stage.workspace.file(id)));
    const reason = ids.length > most ? `Choose at most ${most} files.` : reasons.find((one) => one !== undefined);
    if (reason !== undefined) errors[blockId] = reason;
  }
  return errors;
}

function refusalOf({ filetypes }: Json, as: string, file: StoredFile | undefined): string | undefined {
  if (file === undefined || file.user !== as) return 'This file is gone. Choose it again.';
  if (file.size > MOST_INPUT_BYTES) return 'Choose a file of at most 10 MB.';
  const allowed = Array.isArray(filetypes) ? filetypes.map((one) => String(one).toLowerCase()) : undefined;
  return allowed?.includes(extensionOf(file.name)) === false
    ? `Choose a file of one of these types: ${allowed.join(', ')}.`
    : undefined;
}

/** Lets the app see the person's files that a view carries to it, also after a restart. */
export function showToApp(
  stage: Pick<Stage, 'onError' | 'persistence' | 'workspace'>,
  as: string,
  { blocks, values }: { blocks: Json[]; values: ViewValues },
): void {
  const chosen = [...fileInputs(blocks, values)].flatMap(({ state }) => chosenFiles(state));
  const files = chosen.map((id) => stage.workspace.file(id)).filter((file) => file?.user === as);
  for (const file of files) if (file !== undefined) file.isInView = true;
  if (files.length > 0) stage.persistence.save(stage.workspace.data).catch(stage.onError);
}
