import type { ModalView } from '@slack/types';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { RealQuestion } from '../../../exercise/real-question.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { mention, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal, textField } from '../kit.ts';

/** The form in which someone alone brings a request to a real person. It begins with the request's text. */
export function askRealView({ t }: Words, request: Pick<Request, 'id' | 'text'>): ModalView {
  return modal({
    callbackId: VIEWS.askReal,
    title: t('real-person.title'),
    submit: t('real-person.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(t('real-person.body')),
      field({ block: BLOCKS.person, label: t('real-person.who') }, { type: 'users_select', action_id: VALUE }),
      textField({
        block: BLOCKS.text,
        label: t('real-person.text'),
        hint: t('real-person.hint'),
        initial: request.text,
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}

/** The form in which a real person answers. */
export function realAnswerView({ t }: Words, question: RealQuestion): ModalView {
  return modal({
    callbackId: VIEWS.realAnswer,
    title: t('real-person.answer-title'),
    submit: t('real-person.submit'),
    close: t('modal.cancel'),
    metadata: { questionId: question.id },
    blocks: [
      section(t('real-person.lead', { asker: mention(question.askerId) })),
      ...quote(question.text),
      textField({ block: BLOCKS.text, label: t('real-person.your-answer'), maxLength: TEXT_LIMIT }),
    ],
  });
}

/** The form in which a real person says that a question isn't theirs to answer, and may name who knows. */
export function notMineView({ t }: Words, question: Pick<RealQuestion, 'id' | 'askerId'>): ModalView {
  const asker = mention(question.askerId);
  return modal({
    callbackId: VIEWS.notMine,
    title: t('real-person.not-mine-title'),
    submit: t('real-person.not-mine-submit'),
    close: t('modal.cancel'),
    metadata: { questionId: question.id },
    blocks: [
      section(t('real-person.not-mine-body', { asker })),
      field(
        { block: BLOCKS.person, label: t('real-person.not-mine-who'), optional: true },
        { type: 'users_select', action_id: VALUE },
      ),
    ],
  });
}
