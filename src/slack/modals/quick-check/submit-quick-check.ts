import { z } from 'zod';
import { answerQuickCheck } from '../../../flow/lessons/answer-quick-check.ts';
import { readValue } from '../../app/read-value.ts';
import { selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';
import { quickBlock, quickCheckView } from './quick-check-view.ts';

/** Length of what the order of the options is drawn by. */
const UUID = 36;
const ANSWERS = z.array(z.tuple([z.string(), z.string()]));

/** Keeps the answers of a try, and shows in the modal's place which are right, and why the others aren't. */
export const submitQuickCheck: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId, words } = actor;
  const lessonId = carried('lessonId');
  const nth = readValue(z.int().positive(), carried('nth'));
  const before = readValue(ANSWERS, carried('answers'));
  const given = Object.keys(view.state.values).flatMap((block): [string, string][] => {
    const chosen = selectedOption(value(block));
    const end = quickBlock('', nth);
    return chosen === undefined || !block.endsWith(end) ? [] : [[block.slice(0, -end.length), chosen]];
  });
  const answers = new Map(given);
  const { lesson, cohort } = await answerQuickCheck(edge.flow, {
    teamId,
    lessonId,
    userId,
    locale: words.locale,
    answers,
  });
  const state = {
    lessonId,
    channelId: cohort.channelId,
    drawn: carried('drawn').slice(0, UUID),
    nth: nth + 1,
    answers: new Map([...before, ...given].filter(([id]) => lesson.quickCheck.some((question) => question.id === id))),
  };
  return { view: quickCheckView(words, lesson, state) };
};
