import type { Encoding, FileNames, Packed, ReadArtifact, StoredArtifact } from '../steps/kept-files.ts';

export interface ArtifactStore {
  /** Inserts unless the id exists. `encoding` says how the given content is encoded, `identity` when absent. */
  add(teamId: string, artifact: StoredArtifact & { encoding?: Encoding }): Promise<void>;
  /** One file with its content decoded, for an upload. */
  byId(teamId: string, id: string): Promise<ReadArtifact | undefined>;
  /** A run's files without their content, in the order in which they were added. */
  ofRun(teamId: string, runId: string): Promise<(FileNames & { id: string })[]>;
  /** Replaces a file's content and its id: content never changes under an id. False when the file is gone. */
  replace(teamId: string, id: string, next: { id: string; content: Uint8Array }): Promise<boolean>;
  /** Names of a run's files, in the order in which they were added. */
  namesOfRun(teamId: string, runId: string): Promise<FileNames[]>;
  /** One file of a run, encoded as it is stored. */
  packed(teamId: string, runId: string, kind: string): Promise<Packed | undefined>;
}
