import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Artifact } from '../../steps/artifact.ts';
import type { FinishedRun } from '../../steps/finished-run.ts';
import type { KeptFile, KeptRun, Packed } from '../../steps/kept-files.ts';

/** Use these in worker threads: a model of 200 trees (27 MB) takes some hundred milliseconds. */

/** Files of at least this many bytes are compressed. */
const LARGE = 16_384;
/** The fastest quality compresses a model to a fifth. Quality 4 takes four times as long and compresses it to a seventh. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Packs a step's file for storage. The result owns its memory, so that it can be transferred to another thread. */
export function packFile({ content, ...names }: Artifact): KeptFile {
  const bytes = new TextEncoder().encode(content);
  if (bytes.byteLength < LARGE) return { ...names, encoding: 'identity', content: bytes };
  const packed = new Uint8Array(brotliCompressSync(bytes, QUALITY));
  return { ...names, encoding: 'br', content: packed, size: bytes.byteLength };
}

/** Reads the text of a packed file. */
export function unpack({ encoding, content }: Packed): string {
  return new TextDecoder().decode(encoding === 'br' ? brotliDecompressSync(content) : content);
}

/** Converts a stored run to the form that steps read. A file is unpacked when it is read, so that one model at a time is in memory. */
export function finishedOf({ findings, parameters, files }: KeptRun): FinishedRun {
  return { findings, parameters, artifacts: files.map(unpackedWhenRead) };
}

function unpackedWhenRead({ encoding, content, size: _, ...names }: KeptFile): Artifact {
  return {
    ...names,
    get content() {
      return unpack({ encoding, content });
    },
  };
}

/** The memory of the large files that own theirs. It can be transferred instead of copied. */
export function memoryOf(files: readonly Packed[]): ArrayBuffer[] {
  return files
    .map(({ content }) => content)
    .filter(({ buffer, byteLength }) => byteLength >= LARGE && byteLength === buffer.byteLength)
    .map(({ buffer }) => buffer as ArrayBuffer);
}
