import { PROCESS_IDS, type ProcessId } from '../course/lesson-id.ts';
import type { RequestState } from './request.ts';

/** A team's progress in one process. It counts the team's work and never rates persons. */
export interface ProcessProgress {
  process: ProcessId;
  /** `done`: the step ran and everything that was asked is answered · `now`: begun · `ahead`: neither posted nor run. */
  state: 'done' | 'now' | 'ahead';
  runs: number;
  requests: number;
  answered: number;
  reviewed: number;
  /** Example requests that the team's requests cover. */
  covered: number;
  /** All example requests of the lesson. */
  models: number;
  /** Roles in which somebody has told the data scientist something; absent in what earlier releases stored, as `tellers` is. */
  told?: number;
  /** Roles in which somebody could. */
  tellers?: number;
}

/** Counts of a cohort's work in one process. */
export interface ProcessFacts {
  posted: boolean;
  runs: number;
  /** In the order in which they were asked. `hasAnswer`: a person answered, or the stand-in did with an example of the course. */
  requests: readonly { askerId: string; state: RequestState; hasReview: boolean; hasAnswer: boolean }[];
  covered: number;
  models: number;
  told: number;
  tellers: number;
}

const ENDED: readonly RequestState[] = ['answered', 'reviewed', 'closed'];

/**
 * A team's progress in the six processes, in order. A process is done when its step has run, the team has asked at
 * least one request, none waits for an answer, and each has one. A request that everybody declined counts once its asker has asked again and
 * got an answer. Source: COURSE "The six processes".
 */
export function progressOf(facts: Readonly<Record<ProcessId, ProcessFacts>>): ProcessProgress[] {
  return PROCESS_IDS.map((process) => {
    const { posted, runs, requests, covered, models, told, tellers } = facts[process];
    // A later step also runs the steps before it, even when their lessons were never posted.
    const begun = posted || runs > 0;
    const waits = requests.some(({ state }) => !ENDED.includes(state));
    const isAnswered = requests.every(
      ({ askerId, hasAnswer }, index) =>
        hasAnswer || requests.slice(index + 1).some((later) => later.askerId === askerId && later.hasAnswer),
    );
    const done = runs > 0 && requests.length > 0 && !waits && isAnswered;
    return {
      process,
      state: done ? 'done' : begun ? 'now' : 'ahead',
      runs,
      requests: requests.length,
      answered: requests.filter(({ hasAnswer }) => hasAnswer).length,
      reviewed: requests.filter(({ hasReview }) => hasReview).length,
      covered,
      models,
      told,
      tellers,
    };
  });
}
