import type { Encoding, FileNames, Packed, ReadArtifact, StoredArtifact } from '../steps/kept-files.ts';

export interface ArtifactStore {
  /** Inserts unless the id exists. Content is kept as it is given: `encoding` says how that is, `identity` when absent. */
  add(teamId: string, artifact: StoredArtifact & { encoding?: Encoding }): Promise<void>;
  /** Unpacked, for an upload. */
  byId(teamId: string, id: string): Promise<ReadArtifact | undefined>;
  /** Files of one run, in the order in which they were added. */
  namesOfRun(teamId: string, runId: string): Promise<FileNames[]>;
  /** One file of a run, as it is kept. */
  packed(teamId: string, runId: string, kind: string): Promise<Packed | undefined>;
}
