import type { FlowDeps } from '../../flow/deps.ts';

/** What listeners and modals need of the world. */
export interface Edge {
  flow: FlowDeps;
  /** Ids of the data sets that a cohort may choose. */
  datasets: string[];
}
