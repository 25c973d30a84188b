import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Artifact } from '../../steps/artifact.ts';
import type { FinishedRun } from '../../steps/finished-run.ts';
import type { KeptFile, KeptRun, Packed } from '../../steps/kept-files.ts';

/** For worker threads: what is here takes a model of 200 trees (27 MB) some hundred milliseconds. */

/** Bytes from which compressing pays. */
const LARGE = 16_384;
/** The fastest: a model becomes a fifth of itself; at quality 4, in four times the time, a seventh. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** A file of a step as it is kept, in memory of its own, which can be handed to another thread. */
export function packFile({ content, ...names }: Artifact): KeptFile {
  const bytes = new TextEncoder().encode(content);
  if (bytes.byteLength < LARGE) return { ...names, encoding: 'identity', content: bytes };
  return { ...names, encoding: 'br', content: new Uint8Array(brotliCompressSync(bytes, QUALITY)) };
}

/** The text of a file. */
export function unpack({ encoding, content }: Packed): string {
  return new TextDecoder().decode(encoding === 'br' ? brotliDecompressSync(content) : content);
}

/** A run as steps know it. A file is unpacked when a step reads it: of many models one at a time is in memory. */
export function finishedOf({ findings, parameters, files }: KeptRun): FinishedRun {
  return { findings, parameters, artifacts: files.map(unpackedWhenRead) };
}

function unpackedWhenRead({ encoding, content, ...names }: KeptFile): Artifact {
  return {
    ...names,
    get content() {
      return unpack({ encoding, content });
    },
  };
}

/** The memory of large files that is theirs alone: to be handed over and not copied. */
export function memoryOf(files: readonly Packed[]): ArrayBuffer[] {
  return files
    .map(({ content }) => content)
    .filter(({ buffer, byteLength }) => byteLength >= LARGE && byteLength === buffer.byteLength)
    .map(({ buffer }) => buffer as ArrayBuffer);
}
