import type { ModalView } from '@slack/types';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import { MOST_WAITING_A_WEEK } from '../../../exercise/plan-direct-message.ts';
import { isAnswer, type Reply } from '../../../exercise/reply.ts';
import type { Request } from '../../../exercise/request.ts';
import type { Buddy } from '../../../team/buddy.ts';
import { ACTIONS, BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { actions, button, mention, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal, textField } from '../kit.ts';

/** The form in which someone alone names their buddy; or who it is, with a button that ends it. */
export function buddyView(
  { t }: Words,
  { channelId, buddy }: { channelId: string; buddy: Pick<Buddy, 'id' | 'buddyId' | 'state'> | undefined },
): ModalView {
  if (buddy !== undefined) {
    const key = buddy.state === 'accepted' ? 'buddy.current.accepted' : 'buddy.current.asked';
    return modal({
      title: t('buddy.title'),
      close: t('modal.close'),
      blocks: [
        section(t(key, { buddy: mention(buddy.buddyId) })),
        actions(button(ACTIONS.endBuddy, t('button.end-buddy'), buddy.id)),
      ],
    });
  }
  return modal({
    callbackId: VIEWS.buddy,
    title: t('buddy.title'),
    submit: t('buddy.submit'),
    close: t('modal.cancel'),
    metadata: { channelId },
    blocks: [
      section(t('buddy.body', { n: MOST_WAITING_A_WEEK })),
      field({ block: BLOCKS.person, label: t('buddy.who') }, { type: 'users_select', action_id: VALUE }),
    ],
  });
}

/** The form in which a buddy comments on a finished request, with the whole request and its latest answer. */
export function buddyCommentView(
  { t }: Words,
  { request, replies }: { request: Pick<Request, 'id' | 'askerId' | 'text'>; replies: readonly Reply[] },
): ModalView {
  const answer = replies.findLast(isAnswer);
  const asker = mention(request.askerId);
  return modal({
    callbackId: VIEWS.buddyComment,
    title: t('buddy.comment-title'),
    submit: t('buddy.comment-submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(t('buddy.comment-lead', { asker })),
      ...quote(request.text),
      ...(answer === undefined ? [] : [section(`*${t('buddy.answer')}*`), ...quote(answer.text)]),
      textField({
        block: BLOCKS.text,
        label: t('buddy.your-comment'),
        hint: t('buddy.comment-hint'),
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}
