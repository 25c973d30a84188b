import type { ProcessId } from '../course/lesson-id.ts';
import type { ErasedRun } from '../steps/erase-typed.ts';
import type { Parameters } from '../steps/parameters.ts';
import type { Run, RunIds, RunState } from '../steps/run.ts';
import type { Cohort } from '../team/cohort.ts';

export interface RunStore {
  /** Inserts, or returns the lesson's queued or running run (`created` tells which). */
  create(teamId: string, run: Run): Promise<{ run: Run; created: boolean }>;
  byId(teamId: string, id: string): Promise<Run | undefined>;
  /**
   * Sets the state `running`, and counts the attempt.
   * @returns the number of attempts; undefined when the run is done or failed, which stays so
   */
  begin(teamId: string, id: string, at: Date): Promise<number | undefined>;
  /** How many attempts ended with their process, and when the last attempt began. */
  attempts(teamId: string, id: string): Promise<{ count: number; last?: Date }>;
  /** Undoes one attempt when the process survived it, or ended for another reason than the run. */
  undoAttempt(teamId: string, id: string): Promise<void>;
  /** False when the run is done or failed, which stays so. */
  setState(teamId: string, id: string, state: RunState): Promise<boolean>;
  /** Sets the state `done` with the result. False when it was done already, by a retried job. */
  complete(
    teamId: string,
    id: string,
    result: {
      findings: unknown;
      headline: string;
      draft?: string;
      parameters: Parameters;
      previous: RunIds;
    },
  ): Promise<boolean>;
  /** Every run of a cohort, oldest first. */
  inCohort(teamId: string, cohortId: string): Promise<Run[]>;
  /** Replaces what a run holds of texts that people typed. */
  erase(teamId: string, id: string, erased: ErasedRun): Promise<void>;
  /** Drops what a run has found, and its parameters. That it was run stays; no step builds on it any more. */
  forget(teamId: string, id: string): Promise<void>;
  /** Finished runs of a process, newest first; `withFiles`: only those whose files are still kept. */
  done(
    teamId: string,
    cohortId: string,
    process: ProcessId,
    limit: number,
    which?: { withFiles?: boolean; dataset?: string },
  ): Promise<Run[]>;
  /** The newest finished run of a process on the data set that the course uses, whose files are still kept: steps build on it. */
  latestDone(cohort: Pick<Cohort, 'teamId' | 'id' | 'dataset'>, process: ProcessId): Promise<Run | undefined>;
  /** Queued and running runs, of all workspaces. */
  unfinished(): Promise<(Run & { teamId: string })[]>;
}
