import { answerTask } from '../../../flow/lessons/answer-task.ts';
import { BLOCKS } from '../../app/ids.ts';
import { wordsIn } from '../../messages/words.ts';
import type { SubmitModal } from '../submission.ts';
import { taskView } from './task-view.ts';

/** Checks an answer, and shows in the form's place what it means, or where to look. */
export const submitTask: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId, words } = actor;
  const runId = carried('runId');
  const typed = value(BLOCKS.answer)?.value ?? '';
  const { given, verdict, run, cohort } = await answerTask(edge.flow, {
    teamId,
    runId,
    userId,
    locale: words.locale,
    typed,
  });
  const view = taskView(wordsIn(words, cohort.channelId), {
    runId,
    process: run.process,
    given,
    tried: { typed, verdict },
  });
  return { view };
};
