import type { ModalView } from '@slack/types';
import { keyFor } from '../../../course/request-kind.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { Reply } from '../../../exercise/reply.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { mention, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import { spokenAs } from '../../messages/request-roles.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';

/** The form that edits a person's own reply, with the request above it. */
export function editReplyView(words: Words, { request, reply }: { request: Request; reply: Reply }): ModalView {
  const { t } = words;
  const { kind } = request;
  return modal({
    callbackId: VIEWS.editReply,
    title: t('reply.edit.title'),
    submit: t('reply.edit.submit'),
    close: t('modal.cancel'),
    metadata: { replyId: reply.id },
    blocks: [
      section(
        t(keyFor(kind, 'reply.asks'), {
          asker: mention(request.askerId),
          kind: t(`kind.${kind}`),
          as: spokenAs(words, request),
        }),
      ),
      ...quote(request.text),
      textField({ block: BLOCKS.text, label: t('reply.text'), maxLength: TEXT_LIMIT, initial: reply.text }),
    ],
  });
}
