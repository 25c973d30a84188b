import { PROCESS_IDS } from '../../course/lesson-id.ts';
import { standing } from '../../exercise/decision.ts';
import { firstWords } from '../../exercise/first-words.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { ContentOf, FoundOut, OpenQuestion } from '../../messages/content.ts';
import type { Store } from '../../ports/store.ts';
import type { BusinessFindings } from '../../steps/business-understanding/business-findings.ts';
import type { Cohort } from '../../team/cohort.ts';
import { NO_WORDS } from '../members/erase-content.ts';
import type { PageStore } from './port.ts';

/**
 * Gathers what a project page tells: the goal, what the team has found out about the course's table, what it has decided about it, and
 * which requests wait for an answer. It's the store's word alone, so that an erased text is nowhere on it.
 */
export async function gatherPage(store: PageStore, cohort: Cohort): Promise<ContentOf<'project-page'>> {
  const { teamId, id, dataset } = cohort;
  const goal = await goalOf(store, cohort);
  const found: FoundOut[] = [];
  for (const process of PROCESS_IDS) {
    const [run] = await store.runs.done(teamId, id, process, 1, { dataset });
    if (run?.headline !== undefined) found.push({ process, runId: run.id, headline: run.headline });
  }
  const decided = standing(await store.decisions.inCohort(teamId, id), dataset);
  const questions = await store.ownQuestions.inCohort(teamId, id);
  return {
    type: 'project-page',
    ...(goal === undefined ? {} : { goal }),
    found,
    decisions: decided.toReversed().map(({ what, byId, role, at }) => ({
      what,
      byId,
      ...(role === undefined ? {} : { role }),
      at: at.toISOString(),
    })),
    ...(questions.length === 0 ? {} : { questions }),
    open: await openQuestions(store, cohort),
  };
}

/** The requests of a cohort that wait for an answer, oldest first. */
export async function openQuestions(
  { requests }: Pick<Store, 'requests'>,
  { teamId, id }: Cohort,
): Promise<OpenQuestion[]> {
  return (await requests.openIn(teamId, id)).map(({ id: requestId, askerId, text, assignments }) => ({
    requestId,
    asker: askerId,
    about: firstWords(text),
    roles: assignments.filter(isOpen).map(({ role }) => role),
  }));
}

/** The goal of the newest Business Understanding; absent where its sentence was erased. */
async function goalOf(store: PageStore, { teamId, id }: Cohort): Promise<ContentOf<'project-page'>['goal']> {
  const [run] = await store.runs.done(teamId, id, 'business-understanding', 1);
  const goal = (run?.findings as BusinessFindings | undefined)?.goal;
  return goal === undefined || goal.sentence === NO_WORDS ? undefined : goal;
}
