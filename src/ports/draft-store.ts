import type { Draft, DraftKey } from '../exercise/draft.ts';

export interface DraftStore {
  of(key: DraftKey): Promise<Draft | undefined>;
  /**
   * Writes it unless a later one is kept, or the request that it became was sent: changes may arrive in another order than
   * they were made.
   * @param requestId id that the request has once it is sent
   */
  save(draft: Draft, requestId: string): Promise<boolean>;
  remove(key: DraftKey): Promise<void>;
}
