import type { ModalView } from '@slack/types';
import { MOST_QUESTIONS, type OwnQuestion, QUESTION_LIMIT } from '../../../exercise/own-question.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal, selectField, textField } from '../kit.ts';
import { numbered } from '../numbered.ts';

/** The numbers of the questions, from 1, as the form's blocks have them. */
export const QUESTION_NUMBERS = Array.from({ length: MOST_QUESTIONS }, (_, index) => index + 1);

/** The form that asks, at the end, for the questions that someone brings to their real team. One is enough. */
export function ownQuestionsView(
  { t, course, locale }: Words,
  { channelId, questions }: { channelId: string; questions: readonly OwnQuestion[] },
): ModalView {
  const roles = course.roles(locale).map(({ id, name }) => option(id, name));
  return modal({
    callbackId: VIEWS.ownQuestions,
    title: t('own-questions.title'),
    submit: t('own-questions.submit'),
    close: t('modal.cancel'),
    metadata: { channelId },
    blocks: [
      section(t('own-questions.body')),
      ...QUESTION_NUMBERS.flatMap((n) => {
        const given = questions[n - 1];
        return [
          textField({
            block: numbered(BLOCKS.ownQuestion, n),
            label: t('own-questions.question', { n }),
            maxLength: QUESTION_LIMIT,
            optional: n > 1,
            ...(given === undefined ? {} : { initial: given.text }),
          }),
          selectField({
            block: numbered(BLOCKS.role, n),
            label: t('own-questions.whom', { n }),
            options: roles,
            optional: true,
            initial: given?.role,
          }),
        ];
      }),
    ],
  });
}
