import type { ProcessId } from '../course/lesson-id.ts';
import type { Parameters } from '../steps/parameters.ts';
import type { Run, RunIds, RunState } from '../steps/run.ts';

export interface RunStore {
  /** Inserts unless the lesson has a queued or running run (then `created` is false and that run is returned). */
  create(teamId: string, run: Run): Promise<{ run: Run; created: boolean }>;
  byId(teamId: string, id: string): Promise<Run | undefined>;
  /**
   * Sets state `running`, and counts how often the run was begun.
   * @returns that count; undefined when it is done or has failed: then it stays so
   */
  begin(teamId: string, id: string, at: Date): Promise<number | undefined>;
  /** How often it was begun without an end, and when last. */
  beginnings(teamId: string, id: string): Promise<{ count: number; last?: Date }>;
  /** Takes one beginning back whose process goes on, or was ended for no fault of the run's. */
  handBack(teamId: string, id: string): Promise<void>;
  /** False when it is done or has failed: then it stays so. */
  setState(teamId: string, id: string, state: RunState): Promise<boolean>;
  /** Sets state `done` with its result; false when it was done already (a retried job). */
  complete(
    teamId: string,
    id: string,
    result: { findings: unknown; headline: string; draft?: string; parameters: Parameters; previous: RunIds },
  ): Promise<boolean>;
  /** Finished runs of a process, newest first. */
  done(teamId: string, cohortId: string, process: ProcessId, limit: number): Promise<Run[]>;
  latestDone(teamId: string, cohortId: string, process: ProcessId): Promise<Run | undefined>;
  /** Runs that are queued or running, of all workspaces: put back into the queue on start. */
  unfinished(): Promise<(Run & { teamId: string })[]>;
}
