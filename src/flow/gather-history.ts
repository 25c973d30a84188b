import type { ProcessId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import type { Run, RunIds, Store } from '../ports.ts';
import type { History } from '../steps/history.ts';
import { chainOf, stepOf } from '../steps/index.ts';
import type { Finished } from '../steps/step.ts';

/** Other models of a cohort that a comparison still shows. */
const EARLIER = 8;

/** Processes that must be run before this one can be, in order: those it builds on and this cohort never finished. */
export async function missingBefore(
  store: Store,
  cohort: { teamId: string; id: string },
  process: ProcessId,
): Promise<ProcessId[]> {
  const missing: ProcessId[] = [];
  for (const needed of chainOf(process)) {
    if (needed === process) continue;
    if ((await store.runs.latestDone(cohort.teamId, cohort.id, needed)) === undefined) missing.push(needed);
  }
  return missing;
}

/**
 * What a step builds on: the newest run of each process it needs, and with it the very runs that one was built on, so
 * that a model is tested on the data it was made from, also when somebody has prepared the data anew since.
 * @throws AppError predecessor_missing (values: process)
 */
export async function gatherHistory(
  store: Store,
  cohort: { teamId: string; id: string },
  process: ProcessId,
): Promise<{ history: History; previous: RunIds }> {
  let previous: RunIds = {};
  for (const needed of stepOf(process).needs) {
    const run = await store.runs.latestDone(cohort.teamId, cohort.id, needed);
    if (run === undefined) throw new AppError('predecessor_missing', { process: needed });
    previous = { ...previous, ...run.previous, [needed]: run.id };
  }
  const history: History = {};
  for (const [id, runId] of Object.entries(previous) as [ProcessId, string][]) {
    const run = await store.runs.byId(cohort.teamId, runId);
    if (run !== undefined) history[id] = await finishedOf(store, cohort.teamId, run);
  }
  return { history, previous };
}

/**
 * Earlier runs that a step compares itself with, oldest first: for Train and Test the models trained before the one that
 * is current.
 */
export async function gatherEarlier(
  store: Store,
  cohort: { teamId: string; id: string },
  process: ProcessId,
  previous: RunIds,
): Promise<Finished[]> {
  if (process !== 'train' && process !== 'test') return [];
  const runs = await store.runs.done(cohort.teamId, cohort.id, 'train', EARLIER + 1);
  const others = runs.filter((run) => run.id !== previous.train).slice(0, EARLIER);
  const finished: Finished[] = [];
  for (const run of others.toReversed()) finished.push(await finishedOf(store, cohort.teamId, run));
  return finished;
}

async function finishedOf(store: Store, teamId: string, run: Run): Promise<Finished> {
  const files = await store.artifacts.ofRun(teamId, run.id);
  return {
    findings: run.findings,
    parameters: run.parameters,
    artifacts: files
      .filter(({ kind, mediaType }) => !kind.startsWith('notebook') && !mediaType.startsWith('image/'))
      .map(({ kind, filename, mediaType, content }) => ({
        kind,
        filename,
        mediaType,
        content: new TextDecoder().decode(content),
      })),
  };
}
