import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Log } from '../ports/log.ts';

/** Names of what the app makes in KAKEHASHI_DIR: the database and its left-overs, the rehearsal's workspace and clock. */
const OWN = /^(?:postgres(?:\.\w.*)?|workspace|clock\.json|socket-folder)$/u;

/**
 * Keeps what people wrote from other users of the machine, before a command opens the database: what this process writes is for its
 * user only, and so is what an older release or command left in KAKEHASHI_DIR.
 */
export async function keepPrivate({ databaseUrl, dir }: Config, log: Pick<Log, 'warn'>): Promise<void> {
  process.umask(0o077);
  if (databaseUrl !== undefined) return;
  const { makeFolder } = await import('../store/make-folder.ts');
  const { makePrivate } = await import('../store/make-private.ts');
  makeFolder(dir);
  // Only what the app made itself: KAKEHASHI_DIR may be a folder with other files.
  const own = readdirSync(dir).filter((name) => OWN.test(name));
  const readable = own.flatMap((name) => makePrivate(join(dir, name)));
  if (readable.length === 0) return;
  log.warn(
    { files: readable.length },
    'other users may read files of KAKEHASHI_DIR, and their permissions cannot be changed',
  );
}
