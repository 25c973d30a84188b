import type { App } from '@slack/bolt';
import type { FlowDeps } from '../../flow/deps.ts';

/** What every listener needs. */
export interface Edge {
  app: App;
  /** The workspace whose deliveries are taken; undefined: those of any. */
  teamId: string | undefined;
  flow: FlowDeps;
  /** Ids of the data sets that a cohort may choose. */
  datasets: string[];
}
