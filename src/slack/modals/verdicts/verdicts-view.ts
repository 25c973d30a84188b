import type { ModalView } from '@slack/types';
import { openPlaces, SENTENCE_LIMIT, type Statement, VERDICTS } from '../../../exercise/presentation.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { context, mention, option, section } from '../../messages/kit.ts';
import { quoteStart } from '../../messages/quote.ts';
import { statementBlocks } from '../../messages/statement-blocks.ts';
import type { Words } from '../../messages/words.ts';
import { modal, radioField, textField } from '../kit.ts';
import { numbered } from '../numbered.ts';

/** Most characters of the asker's follow-up question above the form. */
const MOST_SHOWN = 600;

/**
 * The form that answers a presentation: a verdict on each statement that wants one, and a sentence with it.
 * @param askedBack the asker's latest follow-up question
 */
export function verdictsView(
  words: Words,
  request: Pick<Request, 'id' | 'askerId'> & { statements: readonly Statement[] },
  askedBack?: string,
): ModalView {
  const { t } = words;
  const { id: requestId, askerId, statements } = request;
  const asker = mention(askerId);
  return modal({
    callbackId: VIEWS.verdicts,
    title: t('verdicts.title'),
    submit: t('reply.submit'),
    close: t('modal.cancel'),
    metadata: { requestId },
    blocks: [
      section(t('reply.asks.presentation', { asker })),
      ...(askedBack === undefined
        ? []
        : [section(t('verdicts.asked-back', { asker })), ...quoteStart(askedBack, MOST_SHOWN)]),
      ...openPlaces(statements).flatMap((place) => {
        const { text = '', figure } = statements[place] ?? {};
        const nth = place + 1;
        return [
          ...statementBlocks(words, {
            ...(statements.length === 1 ? {} : { nth }),
            text,
            ...(figure === undefined ? {} : { figure }),
          }),
          radioField({
            block: numbered(BLOCKS.verdict, nth),
            label: t('verdicts.verdict'),
            options: VERDICTS.map((verdict) =>
              option(verdict, t(`verdicts.choose.${verdict}`), t(`verdicts.choose.${verdict}.hint`)),
            ),
          }),
          textField({
            block: numbered(BLOCKS.sentence, nth),
            label: t('verdicts.sentence'),
            hint: t('verdicts.sentence-hint'),
            maxLength: SENTENCE_LIMIT,
            optional: true,
          }),
        ];
      }),
      context(t('verdicts.kept-hint')),
    ],
  });
}
