import type { InLanguages, PageDeed } from '../page-api.ts';

/** A deed of the stage, as whoever composes the rehearsal offers it. @returns what has come of it, for the one who asked */
export interface StageDeed extends PageDeed {
  /** @param channel where the one who asks is, if anywhere */
  run(as: string, channel?: string): Promise<InLanguages>;
}
