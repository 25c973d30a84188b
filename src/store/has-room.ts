import { statfsSync } from 'node:fs';

/** Whether this many bytes are free on the disk of a folder. @throws Error when there is no such folder */
export function hasRoom(folder: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= bytes;
}
