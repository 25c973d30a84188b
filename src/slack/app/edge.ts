import type { FlowDeps } from '../../flow/port.ts';

/** What listeners and modals need of the world. */
export interface Edge {
  flow: FlowDeps;
  /** Ids of the data sets that a cohort may choose. */
  datasets: string[];
}

/** The part of it that a function needs. */
export type EdgeWith<K extends keyof FlowDeps> = { flow: Pick<FlowDeps, K> };
