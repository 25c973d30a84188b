import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceData } from './create-workspace.ts';

export interface Persistence {
  /** Reads the saved workspace. @throws Error that names the file when the file is damaged */
  load(): WorkspaceData | undefined;
  /** Resolves when the current state is on disk. Calls during a write share the next write. */
  save(data: WorkspaceData): Promise<void>;
  writeFile(id: string, bytes: Buffer): Promise<void>;
  /** The bytes of a file, some tens of kilobytes at a time; undefined when there are none. */
  openFile(id: string): AsyncIterable<Buffer> | undefined;
  removeFile(id: string): Promise<void>;
}

/** Keeps the workspace in a folder: `workspace.json`, replaced atomically, and one file per upload. */
export function persistIn(folder: string): Persistence {
  const path = join(folder, 'workspace.json');
  const files = join(folder, 'files');
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const write = async (data: WorkspaceData) => {
    next = undefined;
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(data));
    await rename(`${path}.new`, path);
  };
  return {
    load() {
      if (!existsSync(path)) return undefined;
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as WorkspaceData;
      } catch (error) {
        throw new Error(`${path} is not a workspace of the stand-in; move it away to start afresh`, { cause: error });
      }
    },
    save(data) {
      if (next === undefined) {
        const start = running.catch(() => {});
        next = start.then(() => write(data));
        running = next;
      }
      return next;
    },
    async writeFile(id, bytes) {
      await mkdir(files, { recursive: true });
      await writeFile(join(files, id), bytes);
    },
    openFile: (id) => (existsSync(join(files, id)) ? createReadStream(join(files, id)) : undefined),
    removeFile: (id) => rm(join(files, id), { force: true }),
  };
}

/** Keeps uploads in memory and saves nothing. */
export function keepInMemory(): Persistence {
  const files = new Map<string, Buffer>();
  return {
    load: () => undefined,
    save: async () => {},
    writeFile: async (id, bytes) => void files.set(id, bytes),
    openFile(id) {
      const bytes = files.get(id);
      return bytes === undefined ? undefined : inPieces(bytes);
    },
    removeFile: async (id) => void files.delete(id),
  };
}

const PIECE_BYTES = 64 * 1024;

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
