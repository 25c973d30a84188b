import type { InLanguages } from '../in-languages.ts';
import type { PageDeed } from '../page-api.ts';

/** An action on the whole workspace that the caller of `startStandIn` offers on the page. */
export interface StageDeed extends PageDeed {
  /** @param channel the channel that the person looks at, if any @returns the result, in words for that person */
  run(as: string, channel?: string): Promise<InLanguages>;
}
