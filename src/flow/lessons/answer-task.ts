import { AppError } from '../../errors.ts';
import { judgeAnswer } from '../../steps/tasks/judge-answer.ts';
import { readAnswer } from '../../steps/tasks/read-answer.ts';
import { type FindTaskPort, type FoundTask, findTask, type GivenTask, type TaskRef } from './find-task.ts';

/**
 * Checks what a person has found out with a run's notebook, and notes whether they have solved the task.
 * @throws AppError answer_not_a_number; stale_button when the run has no task; as `findTask` does
 */
export async function answerTask(
  needs: FindTaskPort,
  { typed, ...ref }: TaskRef & { typed: string },
): Promise<FoundTask & { given: GivenTask; verdict: ReturnType<typeof judgeAnswer> }> {
  const found = await findTask(needs, ref);
  const { given, run, cohort } = found;
  if (given === undefined || given === null) throw new AppError('stale_button');
  const number = readAnswer(typed);
  if (number === undefined) throw new AppError('answer_not_a_number', { typed });
  const verdict = judgeAnswer(given.picked, given.wording.tolerance, number);
  const tried = { cohortId: cohort.id, process: run.process, task: given.wording.id, userId: ref.userId };
  await needs.store.tasks.note(ref.teamId, { ...tried, solved: verdict === 'right' });
  return { ...found, given, verdict };
}
