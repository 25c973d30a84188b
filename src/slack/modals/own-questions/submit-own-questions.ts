import { findOwnCohort } from '../../../flow/alone/find-own-cohort.ts';
import { keepQuestions } from '../../../flow/alone/keep-questions.ts';
import { BLOCKS } from '../../app/ids.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import { numbered } from '../numbered.ts';
import type { SubmitModal } from '../submission.ts';
import { QUESTION_NUMBERS } from './own-questions-view.ts';

export const submitOwnQuestions: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId, words } = actor;
  const place = { teamId, channelId: carried('channelId') };
  await findOwnCohort(edge.flow.store, place, userId);
  const roles = words.course.roles(words.locale).map(({ id }) => id);
  const questions = QUESTION_NUMBERS.map((n) => {
    const role = selectedOption(value(numbered(BLOCKS.role, n)));
    return {
      text: value(numbered(BLOCKS.ownQuestion, n))?.value ?? '',
      ...(role === undefined ? {} : { role: oneOf(roles, role) }),
    };
  });
  await keepQuestions(edge.flow, { place, userId, questions });
  return undefined;
};
