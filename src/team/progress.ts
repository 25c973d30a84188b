import { PROCESS_IDS, type ProcessId } from '../course/lesson-id.ts';
import type { RequestState } from '../exercise/request.ts';

/** How far a team is with one process. Counts of what the team did, never of persons. */
export interface ProcessProgress {
  process: ProcessId;
  /** `done`: its step has been run and what was asked is answered · `now`: begun · `ahead`: neither posted nor run yet. */
  state: 'done' | 'now' | 'ahead';
  runs: number;
  requests: number;
  answered: number;
  reviewed: number;
  /** Model requests that the team has asked, of how many. */
  covered: number;
  models: number;
}

/** What happened in one process. */
export interface ProcessFacts {
  posted: boolean;
  runs: number;
  requests: readonly { state: RequestState; hasReview: boolean; hasAnswer: boolean }[];
  covered: number;
  models: number;
}

const ENDED: readonly RequestState[] = ['answered', 'reviewed', 'closed'];

/**
 * A team's way through the six processes, in their order. A process is done when its step has been run, at least one request was
 * asked, and none still waits for an answer. Source: COURSE "The six processes".
 */
export function progressOf(facts: Readonly<Record<ProcessId, ProcessFacts>>): ProcessProgress[] {
  return PROCESS_IDS.map((process) => {
    const { posted, runs, requests, covered, models } = facts[process];
    // Later steps run those before them, whose lessons may not have been posted.
    const begun = posted || runs > 0;
    const waits = requests.some(({ state }) => !ENDED.includes(state));
    const done = runs > 0 && requests.length > 0 && !waits;
    return {
      process,
      state: done ? 'done' : begun ? 'now' : 'ahead',
      runs,
      requests: requests.length,
      answered: requests.filter(({ hasAnswer }) => hasAnswer).length,
      reviewed: requests.filter(({ hasReview }) => hasReview).length,
      covered,
      models,
    };
  });
}
