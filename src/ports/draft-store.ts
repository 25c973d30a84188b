import type { Draft, DraftKey } from '../exercise/draft.ts';

export interface DraftStore {
  of(key: DraftKey): Promise<Draft | undefined>;
  /**
   * Writes a draft unless a later one is stored or its request was sent, because changes may arrive out of order.
   * @param requestId the id that the request gets when it is sent
   */
  save(draft: Draft, requestId: string): Promise<boolean>;
  remove(key: DraftKey): Promise<void>;
}
