import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';

/** Limit of a socket's path in bytes: 103 on macOS, 107 on Linux. */
const LONGEST_PATH = 100;
/** A claim takes milliseconds. An older one is left by a process that was killed while it held the claim. */
const CLAIM_MS = 5000;
const CLAIM_POLL_MS = 20;

/**
 * Locks a folder for this process until it ends or unlocks it. The lock is a socket that the process listens on. The kernel knows
 * whether a process still listens, also in another container, where process ids mean nothing.
 * @returns a function that unlocks the folder
 * @throws AppError config_invalid when another process holds the lock, or the folder is not writable
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  makeFolder(dir);
  const folder = realpathSync(dir);
  // A named pipe of Windows disappears with its process, so listening needs no claim.
  const unclaim = process.platform === 'win32' ? () => {} : await claim(join(folder, 'lock.claim'));
  try {
    const server = await listenAlone(dir, addressesOf(folder));
    return () => new Promise((resolve) => server.close(() => resolve()));
  } finally {
    unclaim();
  }
}

/** Whether a process holds the folder's lock. Changes nothing. @param dir may not exist */
export async function isFolderInUse(dir: string): Promise<boolean> {
  if (!existsSync(dir)) return false;
  for (const address of addressesOf(realpathSync(dir))) if (await isTaken(address)) return true;
  return false;
}

/** Addresses of the lock, best first. A socket in the folder itself is visible to every process that sees the folder. */
function addressesOf(folder: string): string[] {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return [`\\\\.\\pipe\\kakehashi-${hash}`];
  const inFolder = join(folder, 'lock.sock');
  const elsewhere = join(tmpdir(), `kakehashi-${hash}.sock`);
  return Buffer.byteLength(inFolder) > LONGEST_PATH ? [elsewhere] : [inFolder, elsewhere];
}

/** Listens at the first usable address. @throws AppError config_invalid when another process listens there */
async function listenAlone(dir: string, [address = '', ...others]: string[]): Promise<Server> {
  if (await isTaken(address)) {
    const problems = `KAKEHASHI_DIR: the folder ${dir} is in use by another Kakehashi. Stop that one, or name another folder.`;
    throw new AppError('config_invalid', { problems });
  }
  if (process.platform !== 'win32') rmSync(address, { force: true });
  try {
    return await listen(address);
  } catch (error) {
    // Some network file systems and shared folders of virtual machines have no sockets.
    if (others.length === 0) throw error;
    return listenAlone(dir, others);
  }
}

/** Lets one process at a time replace the socket of a dead process. Two at once would remove each other's socket. */
async function claim(file: string): Promise<() => void> {
  for (;;) {
    try {
      closeSync(openSync(file, 'wx'));
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isOld(file)) rmSync(file, { force: true });
      else await sleep(CLAIM_POLL_MS);
    }
  }
}

function isOld(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > CLAIM_MS;
}

/** Whether a process listens at the address. A process that is too busy to answer counts. */
function isTaken(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'));
  });
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => {
      // The lock alone does not keep the process running.
      server.unref();
      resolve(server);
    });
  });
}
