import type { Encoding, ListedFile, Packed, ReadArtifact, StoredArtifact } from '../steps/kept-files.ts';

export interface ArtifactStore {
  /** Inserts unless the id exists. `encoding` says how the given content is encoded, `identity` when absent. */
  add(teamId: string, artifact: StoredArtifact & { encoding?: Encoding }): Promise<void>;
  has(teamId: string, id: string): Promise<boolean>;
  /** One file with its content decoded, for an upload. */
  byId(teamId: string, id: string): Promise<ReadArtifact | undefined>;
  /** Replaces a file's content and its id: content never changes under an id. False when the file is gone. */
  replace(teamId: string, id: string, next: { id: string; content: Uint8Array }): Promise<boolean>;
  /** A run's files without their content, in the order in which they were added. */
  namesOfRun(teamId: string, runId: string): Promise<ListedFile[]>;
  /** One file of a run, encoded as it is stored. */
  packed(teamId: string, runId: string, kind: string): Promise<Packed | undefined>;
}
