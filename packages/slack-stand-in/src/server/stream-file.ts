import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BodyFault } from '../state/create-faults.ts';
import type { Stage } from '../state/stage.ts';

type FileStage = Pick<Stage, 'after' | 'persistence' | 'workspace'>;

/** Breaks a connection off, as an injected fault or a deleted file does. */
class CutOff extends Error {}

/**
 * Sends a file piece by piece, as fast as the client reads, so that a large one neither fills the memory nor holds the loop. A file that
 * is deleted meanwhile breaks off.
 * @param bytes those of the file, as `Persistence.openFile` gives them
 * @param fault what goes wrong on the way
 */
export async function streamFile(
  stage: FileStage,
  response: ServerResponse,
  { id, bytes, fault }: { id: string; bytes: AsyncIterable<Buffer>; fault?: BodyFault | undefined },
): Promise<void> {
  // A client has the headers before the first piece, however late that is.
  response.flushHeaders();
  try {
    await pipeline(Readable.from(pieces(stage, response, { id, bytes, fault }), { objectMode: false }), response);
  } catch (error) {
    response.destroy();
    // A client may stop reading halfway. That's no error of the server.
    if (!(error instanceof CutOff) && (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      throw error;
  }
}

async function* pieces(
  stage: FileStage,
  response: ServerResponse,
  { id, bytes, fault }: { id: string; bytes: AsyncIterable<Buffer>; fault?: BodyFault | undefined },
): AsyncGenerator<Buffer> {
  let left = fault === undefined || 'chunkMs' in fault ? Number.POSITIVE_INFINITY : lengthOf(fault);
  for await (const piece of bytes) {
    if (fault !== undefined && 'chunkMs' in fault) {
      await new Promise<void>((resolve) => stage.after(fault.chunkMs, resolve));
    }
    if (stage.workspace.file(id) === undefined) throw new CutOff();
    if (piece.length > left) {
      if (left > 0) yield piece.subarray(0, left);
      if (fault !== undefined && 'stallAfter' in fault) await once(response, 'close');
      throw new CutOff();
    }
    left -= piece.length;
    yield piece;
  }
}

function lengthOf(fault: { cutAfter: number } | { stallAfter: number }): number {
  return 'cutAfter' in fault ? fault.cutAfter : fault.stallAfter;
}
