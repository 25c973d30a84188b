import type { FlowDeps } from '../../flow/port.ts';

/** What listeners and modals need of the world. */
export interface Edge {
  flow: FlowDeps;
  /** The data sets that a cohort may choose, by id, with the unit of each target and what a row is, as `inUnit` and `rowWords` take them. */
  datasets: Readonly<Record<string, { unit?: string | undefined; row?: string | undefined }>>;
}

/** The part of it that a function needs. */
export type EdgeWith<K extends keyof FlowDeps> = { flow: Pick<FlowDeps, K> };
