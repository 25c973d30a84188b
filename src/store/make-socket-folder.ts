import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** As PostgreSQL names the socket of this port, which is how `pg` finds it. */
const PORT = 5432;
/** A socket's path has at most 103 bytes on macOS and 107 on Linux. */
const LONGEST_PATH = 100;
const PREFIX = 'kakehashi-db-';

/** Where an embedded database listens, in the terms of `pg`. */
export interface EmbeddedSocket {
  /** A folder with a Unix socket, or 127.0.0.1 on Windows. */
  host: string;
  port: number;
}

/**
 * Makes a folder for the socket of an embedded database. Only this user can enter it, because the database asks for no password.
 * @param dir the database's folder, which notes the socket's: a process that was killed leaves it behind, and the next one removes it
 * @returns the address, the socket's path, and a function that removes the folder
 */
export function makeSocketFolder(dir: string | undefined): {
  socket: EmbeddedSocket;
  path: string;
  remove: () => void;
} {
  const note = dir === undefined ? undefined : join(dir, 'socket-folder');
  if (note !== undefined) removeLeftOver(note);
  // Made by mkdtemp: a new name, mode 0700.
  const host = mkdtempSync(join(shortTemporaryFolder(), PREFIX));
  if (note !== undefined) writeFileSync(note, host, { mode: 0o600 });
  const remove = () => {
    rmSync(host, { recursive: true, force: true });
    if (note !== undefined) rmSync(note, { force: true });
  };
  // A process that ends without closing its database removes the folder, too.
  process.once('exit', remove);
  return {
    socket: { host, port: PORT },
    path: join(host, `.s.PGSQL.${PORT}`),
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}

function shortTemporaryFolder(): string {
  const longest = join(tmpdir(), `${PREFIX}XXXXXX`, `.s.PGSQL.${PORT}`);
  return Buffer.byteLength(longest) > LONGEST_PATH ? '/tmp' : tmpdir();
}

function removeLeftOver(note: string): void {
  if (!existsSync(note)) return;
  const folder = readFileSync(note, 'utf8');
  // Removes nothing but a folder of this kind, whatever the note says.
  if (folder.startsWith(join(shortTemporaryFolder(), PREFIX)) && !folder.includes('..')) {
    rmSync(folder, { recursive: true, force: true });
  }
}
