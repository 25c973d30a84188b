import { PROCESS_IDS, type ProcessId } from '../../course/lesson-id.ts';
import { coverageOf } from '../../exercise/coverage.ts';
import { type ProcessFacts, type ProcessProgress, progressOf } from '../../exercise/process-progress.ts';
import { rolesTold, speakingRoles } from '../../exercise/remark.ts';
import { isRequest } from '../../exercise/request.ts';
import type { Review } from '../../exercise/review.ts';
import type { Cohort } from '../../team/cohort.ts';
import { hasAnswer } from '../requests/has-answer.ts';
import type { ProgressPort } from './port.ts';

/** The most runs that are counted for a process. */
const MOST_RUNS = 100;

/** Gathers how far a cohort is with each process. */
export async function gatherProgress({ store, course }: ProgressPort, cohort: Cohort): Promise<ProcessProgress[]> {
  const { teamId, id, locale } = cohort;
  const posted = await store.lessons.posted(teamId, id);
  const facts: Partial<Record<ProcessId, ProcessFacts>> = {};
  // One query after another: a transaction has one connection.
  for (const process of PROCESS_IDS) {
    const sent = await store.requests.ofLesson(teamId, id, process);
    // Only what was asked makes a process done: a remark is practice of its own.
    const requests = sent.filter(isRequest);
    const reviews: Review[][] = [];
    const answered: boolean[] = [];
    for (const request of requests) {
      reviews.push(await store.reviews.of(teamId, request.id));
      answered.push(await hasAnswer(store, teamId, request));
    }
    const examples = course.lesson(locale, process).exampleRequests;
    const asked = requests.map(({ id: requestId, assignments, kind, text }) => {
      return { id: requestId, roles: assignments.map(({ role }) => role), kind, text };
    });
    facts[process] = {
      posted: posted.includes(process),
      runs: (await store.runs.done(teamId, id, process, MOST_RUNS)).length,
      requests: requests.map(({ askerId, state }, index) => ({
        askerId,
        state,
        hasAnswer: answered[index] === true,
        hasReview: reviews[index]?.some((review) => review.state === 'done') === true,
      })),
      covered: coverageOf(examples, asked).covered.length,
      models: examples.length,
      told: rolesTold(sent).length,
      tellers: speakingRoles({ ...course.process(locale, process), held: [] }).length,
    };
  }
  return progressOf(facts as Record<ProcessId, ProcessFacts>);
}
