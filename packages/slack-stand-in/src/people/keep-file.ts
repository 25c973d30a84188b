import { mimeType } from '../mime-type.ts';
import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';

/** A file that a person picks. */
export interface Attachment {
  name: string;
  bytes: Buffer;
}

/** Why a file of a person can't be kept; undefined when it can. */
export function refusalOf({ name, bytes }: Attachment): string | undefined {
  if (name.trim() === '' || bytes.length === 0) return 'file_is_empty';
  return bytes.length > MOST_UPLOAD_BYTES ? 'file_too_large' : undefined;
}

/** What the stand-in takes of a person at once. Slack takes 1 GB. The page takes 50 MB, and the driver more, so that an app can be tried at such a limit. */
const MOST_UPLOAD_BYTES = 64 * 1024 * 1024;

/** Uploads a person's file. Until a message or a modal carries it, only that person has it. */
export async function keepFile(
  stage: Pick<Stage, 'fileProcessingMs' | 'now' | 'persistence' | 'workspace'>,
  user: string,
  { name, bytes }: Attachment,
): Promise<StoredFile> {
  const id = stage.workspace.nextId('F');
  await stage.persistence.writeFile(id, bytes);
  const now = stage.now();
  const file: StoredFile = {
    id,
    name,
    title: name,
    mimetype: mimeType(name),
    size: bytes.length,
    altText: '',
    created: Math.floor(now / 1000),
    stage: 'complete',
    readyAt: now + stage.fileProcessingMs,
    shares: [],
    user,
  };
  stage.workspace.data.files.push(file);
  await stage.persistence.save(stage.workspace.data);
  return file;
}
