import type { ProcessId } from '../../course/lesson-id.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { History } from '../../steps/history.ts';
import type { FileNames, KeptFile, KeptHistory, KeptRun } from '../../steps/kept-files.ts';
import type { Run, RunIds } from '../../steps/run.ts';
import { chainOf, stepOf } from '../../steps/step-of.ts';
import type { Cohort } from '../../team/cohort.ts';

/** A course, and the data set that it uses now: steps build on runs of this one alone. */
type CourseData = Pick<Cohort, 'teamId' | 'id' | 'dataset'>;

/** The most earlier models that a comparison shows. */
const EARLIER = 8;

/** Finds the processes that this one builds on and the cohort has never finished, in order. */
export async function missingBefore(
  store: Pick<Store, 'runs'>,
  cohort: CourseData,
  process: ProcessId,
): Promise<ProcessId[]> {
  const missing: ProcessId[] = [];
  for (const needed of chainOf(process)) {
    if (needed === process) continue;
    if ((await store.runs.latestDone(cohort, needed)) === undefined) missing.push(needed);
  }
  return missing;
}

/**
 * Gathers what a step builds on: the newest run of each process it needs, and the runs which that run was built on. So a
 * model is tested on the data it was trained with, even if somebody has prepared the data again since.
 * @throws AppError predecessor_missing (values: process)
 */
export async function gatherHistory(
  store: Pick<Store, 'artifacts' | 'runs'>,
  cohort: CourseData,
  process: ProcessId,
): Promise<{ history: KeptHistory; previous: RunIds }> {
  const previous = await previousRuns(store, cohort, process);
  return { history: await gatherHistoryOf(store, cohort.teamId, { previous }), previous };
}

/** Gathers the runs that a finished run was built on, with the files that steps read. */
export async function gatherHistoryOf(
  store: Pick<Store, 'artifacts' | 'runs'>,
  teamId: string,
  { previous = {} }: Pick<Run, 'previous'>,
): Promise<KeptHistory> {
  const history: KeptHistory = {};
  for (const [id, run] of await runsOf(store, teamId, previous))
    history[id] = await keptRun(store, teamId, run, isRead);
  return history;
}

/** Gathers the same without files. The choices of a step's parameters need no more. @throws as `gatherHistory` does */
export async function gatherFindings(
  store: Pick<Store, 'runs'>,
  cohort: CourseData,
  process: ProcessId,
): Promise<History> {
  const runs = await runsOf(store, cohort.teamId, await previousRuns(store, cohort, process));
  return Object.fromEntries(
    runs.map(([id, { findings, parameters }]) => [id, { findings, parameters, artifacts: [] }]),
  );
}

/**
 * Gathers the earlier runs that a step compares itself with, oldest first. Train and Test compare models that were trained
 * before the current one. Train compares only their scores, which are findings, so it gets no files.
 */
export async function gatherEarlier(
  store: Pick<Store, 'artifacts' | 'runs'>,
  cohort: CourseData,
  process: ProcessId,
  previous: RunIds,
): Promise<KeptRun[]> {
  if (process !== 'train' && process !== 'test') return [];
  const runs = await store.runs.done(cohort.teamId, cohort.id, 'train', EARLIER + 1, {
    withFiles: true,
    dataset: cohort.dataset,
  });
  const others = runs.filter((run) => run.id !== previous.train).slice(0, EARLIER);
  const kept: KeptRun[] = [];
  for (const run of others.toReversed()) {
    kept.push(await keptRun(store, cohort.teamId, run, ({ kind }) => process === 'test' && kind === 'model'));
  }
  return kept;
}

async function previousRuns(store: Pick<Store, 'runs'>, cohort: CourseData, process: ProcessId): Promise<RunIds> {
  let previous: RunIds = {};
  for (const needed of stepOf(process).needs) {
    const run = await store.runs.latestDone(cohort, needed);
    if (run === undefined) throw new AppError('predecessor_missing', { process: needed });
    previous = { ...previous, ...run.previous, [needed]: run.id };
  }
  return previous;
}

async function runsOf(store: Pick<Store, 'runs'>, teamId: string, ids: RunIds): Promise<[ProcessId, Run][]> {
  const runs: [ProcessId, Run][] = [];
  for (const [process, id] of Object.entries(ids) as [ProcessId, string][]) {
    const run = await store.runs.byId(teamId, id);
    if (run !== undefined) runs.push([process, run]);
  }
  return runs;
}

/** Whether a step reads this file. Steps read neither pictures nor notebooks. */
function isRead({ kind, mediaType }: FileNames): boolean {
  return !kind.startsWith('notebook') && !mediaType.startsWith('image/');
}

async function keptRun(
  { artifacts }: Pick<Store, 'artifacts'>,
  teamId: string,
  { id, findings, parameters }: Run,
  isWanted: (names: FileNames) => boolean,
): Promise<KeptRun> {
  const files: KeptFile[] = [];
  for (const { kind, filename, mediaType } of (await artifacts.namesOfRun(teamId, id)).filter(isWanted)) {
    const packed = await artifacts.packed(teamId, id, kind);
    if (packed !== undefined) files.push({ kind, filename, mediaType, ...packed });
  }
  return { findings, parameters, files };
}
