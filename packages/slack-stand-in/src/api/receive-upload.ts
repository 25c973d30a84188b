import type { Stage } from '../state/stage.ts';
import { SlackError } from './slack-error.ts';

/** Stores the bytes of an announced file. @throws SlackError when the id or the size does not match */
export async function receiveUpload(
  stage: Pick<Stage, 'persistence' | 'workspace'>,
  id: string,
  bytes: Buffer,
): Promise<string> {
  const file = stage.workspace.file(id);
  if (file === undefined || file.stage === 'complete') throw new SlackError('upload_url_not_found');
  if (bytes.length !== file.size) throw new SlackError(`expected ${file.size} bytes, got ${bytes.length}`);
  await stage.persistence.writeFile(id, bytes);
  file.stage = 'uploaded';
  await stage.persistence.save(stage.workspace.data);
  return `OK - ${bytes.length}`;
}
