import type { ProcessId } from '../../course/lesson-id.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { History } from '../../steps/history.ts';
import type { FileNames, KeptFile, KeptHistory, KeptRun } from '../../steps/kept-files.ts';
import type { Run, RunIds } from '../../steps/run.ts';
import { chainOf, stepOf } from '../../steps/step-of.ts';

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
): Promise<{ history: KeptHistory; previous: RunIds }> {
  const previous = await previousRuns(store, cohort, process);
  const history: KeptHistory = {};
  for (const [id, run] of await runsOf(store, cohort.teamId, previous)) {
    history[id] = await keptRun(store, cohort.teamId, run, isRead);
  }
  return { history, previous };
}

/** The same without any file: all that the choices of a step's parameters are made from. @throws as `gatherHistory` does */
export async function gatherFindings(
  store: Store,
  cohort: { teamId: string; id: string },
  process: ProcessId,
): Promise<History> {
  const runs = await runsOf(store, cohort.teamId, await previousRuns(store, cohort, process));
  return Object.fromEntries(
    runs.map(([id, { findings, parameters }]) => [id, { findings, parameters, artifacts: [] }]),
  );
}

/**
 * Earlier runs that a step compares itself with, oldest first: for Train and Test the models trained before the one that
 * is current. Train compares their scores alone, which are findings.
 */
export async function gatherEarlier(
  store: Store,
  cohort: { teamId: string; id: string },
  process: ProcessId,
  previous: RunIds,
): Promise<KeptRun[]> {
  if (process !== 'train' && process !== 'test') return [];
  const runs = await store.runs.done(cohort.teamId, cohort.id, 'train', EARLIER + 1);
  const others = runs.filter((run) => run.id !== previous.train).slice(0, EARLIER);
  const kept: KeptRun[] = [];
  for (const run of others.toReversed()) {
    kept.push(await keptRun(store, cohort.teamId, run, ({ kind }) => process === 'test' && kind === 'model'));
  }
  return kept;
}

async function previousRuns(store: Store, cohort: { teamId: string; id: string }, process: ProcessId): Promise<RunIds> {
  let previous: RunIds = {};
  for (const needed of stepOf(process).needs) {
    const run = await store.runs.latestDone(cohort.teamId, cohort.id, needed);
    if (run === undefined) throw new AppError('predecessor_missing', { process: needed });
    previous = { ...previous, ...run.previous, [needed]: run.id };
  }
  return previous;
}

async function runsOf(store: Store, teamId: string, ids: RunIds): Promise<[ProcessId, Run][]> {
  const runs: [ProcessId, Run][] = [];
  for (const [process, id] of Object.entries(ids) as [ProcessId, string][]) {
    const run = await store.runs.byId(teamId, id);
    if (run !== undefined) runs.push([process, run]);
  }
  return runs;
}

/** Steps read neither pictures nor notebooks. */
function isRead({ kind, mediaType }: FileNames): boolean {
  return !kind.startsWith('notebook') && !mediaType.startsWith('image/');
}

async function keptRun(
  { artifacts }: Store,
  teamId: string,
  { id, findings, parameters }: Run,
  isWanted: (names: FileNames) => boolean,
): Promise<KeptRun> {
  const files: KeptFile[] = [];
  for (const names of (await artifacts.namesOfRun(teamId, id)).filter(isWanted)) {
    const packed = await artifacts.packed(teamId, id, names.kind);
    if (packed !== undefined) files.push({ ...names, ...packed });
  }
  return { findings, parameters, files };
}
