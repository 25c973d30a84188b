import type { ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { keyFor } from '../../../course/request-kind.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { mention, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import { spokenAs } from '../../messages/request-roles.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';

/** The form that answers a request, with the request above it. */
export function replyView(words: Words, request: Request): ModalView {
  const { t, locale } = words;
  const { kind } = request;
  return modal({
    callbackId: VIEWS.reply,
    title: t('reply.title'),
    submit: t('reply.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(
        t(keyFor(kind, 'reply.asks'), {
          asker: mention(request.askerId),
          kind: t(`kind.${kind}`),
          as: spokenAs(words, request),
        }),
      ),
      ...quote(request.text),
      textField({
        block: BLOCKS.text,
        label: t('reply.text'),
        hint: t(keyFor(kind, 'reply.text-hint'), { max: formatter(locale).figure(TEXT_LIMIT) }),
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}
