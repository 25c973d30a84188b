/**
 * Orders erasures and the writing of texts that were read before: in `flow/write-what-was-read.ts`, and wherever a request is locked.
 */
export interface ErasureStore {
  /** How often texts were erased from a workspace. */
  count(teamId: string): Promise<number>;
  /** The same. No erasure begins until the transaction ends, and one that has begun ends first. */
  hold(teamId: string): Promise<number>;
  /** Counts an erasure. Nobody holds erasures off until the transaction ends, and those who do end first. */
  begin(teamId: string): Promise<void>;
}
