import { PROCESS_IDS } from '../../../course/lesson-id.ts';
import type { Submission } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';

/** Tells a person that the step runs, unless they opened the modal in the thread that shows the run. */
export async function confirmParameters(_edge: unknown, submission: Submission): Promise<void> {
  const { actor, metadata } = submission;
  const { t, course, locale } = actor.words;
  const process = PROCESS_IDS.find((id) => id === metadata.process);
  await tellWhereOpened(
    submission,
    async () => process && t('run.started', { process: course.process(locale, process).name }),
  );
}
