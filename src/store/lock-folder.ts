import { createHash } from 'node:crypto';
import { closeSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';

/** A path of a socket may have 103 bytes on macOS, 107 on Linux. */
const LONGEST_PATH = 100;
/** Taking the lock is a matter of milliseconds: a claim older than this is of a process that was killed just then. */
const CLAIM_MS = 5000;
const CLAIM_POLL_MS = 20;

/**
 * Takes a folder for this process alone, until it ends or lets go. The lock is a socket that it listens on: the kernel knows
 * whether somebody still does, also in another container, where the numbers of processes say nothing.
 * @returns what lets go of it
 * @throws AppError config_invalid when another process has it, or it is not writable
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  makeFolder(dir);
  const folder = realpathSync(dir);
  // A named pipe of Windows is gone with its process: to listen is to have it.
  const unclaim = process.platform === 'win32' ? () => {} : await claim(join(folder, 'lock.claim'));
  try {
    const server = await listenAlone(dir, addressesOf(folder));
    return () => new Promise((resolve) => server.close(() => resolve()));
  } finally {
    unclaim();
  }
}

/** Where the lock may be, best first: in the folder itself, whoever sees that sees the lock. */
function addressesOf(folder: string): string[] {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return [`\\\\.\\pipe\\kakehashi-${hash}`];
  const inFolder = join(folder, 'lock.sock');
  const elsewhere = join(tmpdir(), `kakehashi-${hash}.sock`);
  return Buffer.byteLength(inFolder) > LONGEST_PATH ? [elsewhere] : [inFolder, elsewhere];
}

/** @throws AppError config_invalid when somebody listens at the first address that can be listened at */
async function listenAlone(dir: string, [address = '', ...others]: string[]): Promise<Server> {
  if (await isTaken(address)) {
    const problems = `the folder ${dir} is in use by another Kakehashi; stop that one, or set KAKEHASHI_DIR to another folder`;
    throw new AppError('config_invalid', { problems });
  }
  if (process.platform !== 'win32') rmSync(address, { force: true });
  try {
    return await listen(address);
  } catch (error) {
    // Not every file system of a network or of a virtual machine has sockets.
    if (others.length === 0) throw error;
    return listenAlone(dir, others);
  }
}

/** One process at a time looks whether the socket is a dead one's and puts its own there: two would take it from each other. */
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

/** Does somebody listen there? Whoever is too busy to answer does. */
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
      // Nothing waits for it: a process that has nothing else to do may end.
      server.unref();
      resolve(server);
    });
  });
}
