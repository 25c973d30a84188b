import type { ProcessId } from '../course/lesson-id.ts';
import type { Parameters } from './parameters.ts';

/** Encoding of stored bytes: plain, or compressed with Brotli. */
export type Encoding = 'identity' | 'br';

/** Stored bytes, up to some megabytes. Only worker threads decode them, never the thread that serves Slack. */
export interface Packed {
  encoding: Encoding;
  content: Uint8Array;
}

/** Names and type of a file, without its content. */
export interface FileNames {
  /** Unique within a run. */
  kind: string;
  filename: string;
  mediaType: string;
}

export interface StoredArtifact extends FileNames {
  id: string;
  /** The run that made the file; absent for files from elsewhere. */
  runId?: string;
  content: Uint8Array;
  /** Bytes of the decoded content; absent when they are those of `content`. */
  size?: number;
}

/** A file as a list shows it. */
export interface ListedFile extends FileNames {
  id: string;
  /** Bytes of the decoded content; unknown for large files of earlier releases. */
  size?: number;
}

/** An artifact whose content is in ordered slices, so that tens of megabytes are never copied whole. */
export interface ReadArtifact extends Omit<StoredArtifact, 'content' | 'size'> {
  slices: readonly Uint8Array[];
}

/** An artifact of a run in its stored form, which also travels between threads. */
export type KeptFile = FileNames & Packed & Pick<StoredArtifact, 'size'>;

/** A finished run in its stored form. The computing thread turns it into `FinishedRun`. */
export interface KeptRun {
  findings: unknown;
  parameters: Parameters;
  files: readonly KeptFile[];
}

/** The stored run of each earlier process that a step builds on. */
export type KeptHistory = Partial<Record<ProcessId, KeptRun>>;
