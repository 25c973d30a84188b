import type { Lesson, LessonTask } from '../../course/lesson.ts';
import type { Locale } from '../../course/locale.ts';
import { AppError } from '../../errors.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Run } from '../../steps/run.ts';
import type { PickedTask } from '../../steps/tasks/pick-task.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';
import type { LessonsPort } from './port.ts';

/** What it takes to find the task of a run. */
export type FindTaskPort = Pick<LessonsPort, 'course'> & {
  store: StoreOf<'artifacts' | 'cohorts' | 'members' | 'runs' | 'tasks'>;
};

/** A run whose task a person does, and their language. */
export interface TaskRef {
  teamId: string;
  runId: string;
  userId: string;
  locale: Locale;
}

/** A task as its lesson words it, with what the app has picked and computed for a run. */
export interface GivenTask {
  wording: LessonTask;
  picked: PickedTask;
  /** File name of the notebook to change. */
  notebook: string;
  /** Whether the person has solved it before. */
  solved: boolean;
}

export interface FoundTask {
  run: Run;
  cohort: Cohort;
  lesson: Lesson;
  /** Absent while nothing is picked, null where no task fits the run. */
  given?: GivenTask | null;
}

/**
 * Finds the task of a finished run.
 * @throws AppError stale_button, not_in_cohort; files_gone when the notebook is deleted
 */
export async function findTask({ store, course }: FindTaskPort, ref: TaskRef): Promise<FoundTask> {
  const { teamId, runId, userId, locale } = ref;
  const run = await store.runs.byId(teamId, runId);
  const cohort = run && (await store.cohorts.byId(teamId, run.cohortId));
  if (run === undefined || cohort === undefined || run.state !== 'done') throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  const files = await store.artifacts.namesOfRun(teamId, runId);
  const notebook = files.find(({ kind }) => kind.startsWith('notebook'))?.filename;
  if (notebook === undefined) throw new AppError('files_gone');
  const lesson = course.lesson(locale, run.process);
  const found = { run, cohort, lesson };
  const kept = await store.tasks.ofRun(teamId, runId);
  if (kept === undefined) return found;
  const wording = lesson.tasks.find(({ id }) => id === kept.picked?.task);
  // A task that this release's lesson no longer has is none.
  if (kept.picked === undefined || wording === undefined) return { ...found, given: null };
  const tried = await store.tasks.triedBy(teamId, { cohortId: cohort.id, process: run.process, userId });
  return { ...found, given: { wording, picked: kept.picked, notebook, solved: tried.get(wording.id) === true } };
}
