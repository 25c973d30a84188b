import type { ProcessId } from '../course/lesson-id.ts';
import type { Parameters } from './parameters.ts';

/** How bytes are kept: as they are, or compressed with Brotli. */
export type Encoding = 'identity' | 'br';

/** Bytes as they are kept: some megabytes, which nobody reads on the loop that talks to Slack. */
export interface Packed {
  encoding: Encoding;
  content: Uint8Array;
}

/** What a file is called, without what is in it. */
export interface FileNames {
  /** Unique within a run. */
  kind: string;
  filename: string;
  mediaType: string;
}

export interface StoredArtifact extends FileNames {
  id: string;
  /** The run that made it; absent for what no step made. */
  runId?: string;
  content: Uint8Array;
}

/** What is in it comes in slices, in order: nothing of tens of megabytes is copied whole. */
export interface ReadArtifact extends Omit<StoredArtifact, 'content'> {
  slices: readonly Uint8Array[];
}

/** A file that a run left, as it is kept and goes from thread to thread. */
export type KeptFile = FileNames & Packed;

/** A finished run as it is kept; in the thread that computes it becomes `Finished`. */
export interface KeptRun {
  findings: unknown;
  parameters: Parameters;
  files: readonly KeptFile[];
}

/** What the processes before a step left, by process. */
export type KeptHistory = Partial<Record<ProcessId, KeptRun>>;
