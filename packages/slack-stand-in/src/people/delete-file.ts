import { removeFile } from '../messages/remove-file.ts';
import type { MessageStage } from '../messages/store-message.ts';
import type { Stage } from '../state/stage.ts';
import { DONE, type Outcome, refused } from './outcome.ts';

/** A person deletes their own file, whether a message shows it or not. */
export async function deleteFile(
  stage: MessageStage & Pick<Stage, 'persistence'>,
  as: string,
  id: string,
): Promise<Outcome> {
  if (stage.workspace.data.deletedFiles.includes(id)) return refused('file_deleted');
  const file = stage.workspace.file(id);
  if (file === undefined) return refused('file_not_found');
  if (file.user !== as) return refused('cant_delete_file');
  await removeFile(stage, file);
  await stage.persistence.save(stage.workspace.data);
  return DONE;
}
