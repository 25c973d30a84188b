import { ownWords } from '../../../charts/own-words.ts';
import { PROCESS_IDS, type ProcessId } from '../../../course/lesson-id.ts';
import { AppError } from '../../../errors.ts';
import { findNames } from '../../../flow/data/find-names.ts';
import { type DecisionOnColumn, findStanding } from '../../../flow/decisions/find-standing.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { gatherFindings } from '../../../flow/runs/gather-history.ts';
import type { Store } from '../../../ports/store.ts';
import { isOffered } from '../../../steps/apply-decisions.ts';
import type { ColumnChoice, Parameters, StepParameter } from '../../../steps/parameters.ts';
import { withDefaults } from '../../../steps/run-step.ts';
import { stepOf } from '../../../steps/step-of.ts';
import type { Cohort } from '../../../team/cohort.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';

/** What the form of a step's parameters shows. */
export interface ParametersForm {
  lessonId: string;
  channelId: string;
  process: ProcessId;
  parameters: readonly StepParameter[];
  /** Unit of the cohort's table, which labels of amounts name; undefined when unknown. */
  unit: string | undefined;
  /** What a row is, which the Business Goal names until the team writes its own; undefined when unknown. */
  row?: string | undefined;
  /** The values of the last run, or the defaults. */
  values: Parameters;
  /** The columns that parameters of the kind `columns` offer. */
  choices: ColumnChoice[];
  /** The team's decisions that this step can apply. */
  decisions: readonly DecisionOnColumn[];
}

/** Unit of the target and what a row is, in a table that the course's team, or an operator, has brought. */
async function ownWordsOf(store: Pick<Store, 'ownData'>, cohort: Cohort): Promise<{ unit?: string; row?: string }> {
  const table = await findNames(store, cohort);
  if (table === undefined) return {};
  return { row: ownWords(table.row), ...(table.unit === undefined ? {} : { unit: ownWords(table.unit) }) };
}

/** Gathers the form of a step whose predecessors have run. @throws AppError as findLesson does; stale_button, predecessor_missing */
export async function gatherForm(
  edge: Edge,
  { teamId, userId, words }: Actor,
  ref: { lessonId: string; process: string | undefined },
): Promise<ParametersForm> {
  const { store } = edge.flow;
  const { lesson, cohort } = await findLesson(store, teamId, ref.lessonId, userId);
  const process = PROCESS_IDS.find((id) => id === (ref.process ?? lesson.process));
  if (process === undefined) throw new AppError('stale_button');
  const step = stepOf(process);
  const needsHistory = step.parameters.some(({ kind }) => kind === 'columns');
  const history = needsHistory ? await gatherFindings(store, cohort, process) : {};
  const last = await store.runs.latestDone(cohort, process);
  const { unit, row } = edge.datasets[cohort.dataset] ?? (await ownWordsOf(store, cohort));
  const choices = step.choices?.(history, words.locale, words.course.t) ?? [];
  const standing = needsHistory ? await findStanding(store, cohort) : [];
  return {
    lessonId: lesson.id,
    channelId: cohort.channelId,
    process,
    parameters: step.parameters,
    unit,
    row,
    values: withDefaults(step, last?.parameters ?? {}, history),
    choices,
    decisions: standing.filter(({ what }) => isOffered(process, what, choices)),
  };
}
