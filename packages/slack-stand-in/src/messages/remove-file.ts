import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { isSeenByApp } from './file-object.ts';
import { changeMessage, type MessageStage } from './store-message.ts';

/** Tells the app of a file that it could see: https://docs.slack.dev/reference/events/file_deleted */
function tellApp(stage: MessageStage, file: StoredFile): void {
  if (!stage.events.has('file_deleted') || !stage.scopes.has('files:read') || !isSeenByApp(stage, file)) return;
  stage.emit({ type: 'file_deleted', file_id: file.id, event_ts: stage.workspace.nextTs() });
}

/** Deletes a file and its bytes. Its messages stay and show a tombstone in its place. */
export async function removeFile(stage: MessageStage & Pick<Stage, 'persistence'>, file: StoredFile): Promise<void> {
  const { data } = stage.workspace;
  // Gone for everyone at once, also for a second call that comes before the disk is done.
  data.files = data.files.filter((one) => one !== file);
  data.deletedFiles.push(file.id);
  for (const { channel, ts } of file.shares) {
    const stored = stage.workspace.message(channel, ts);
    if (stored !== undefined) changeMessage(stage, stored, {});
  }
  tellApp(stage, file);
  await stage.persistence.removeFile(file.id);
}
