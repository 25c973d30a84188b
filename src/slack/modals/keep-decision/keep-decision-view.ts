import type { ModalView } from '@slack/types';
import { DECISION_LIMIT, KEPT_KINDS } from '../../../flow/decisions/keep-decision.ts';
import type { Keeping } from '../../../flow/decisions/open-keeping.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { context, option, section } from '../../messages/kit.ts';
import { quoteStart } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { columnField, modal, radioField, textField } from '../kit.ts';

/** Most characters of the answer above the form. */
const MOST_SHOWN = 600;

/**
 * The form that keeps an answer as a decision: what was decided, about which column, and the words where there are some. Before a run knows
 * the columns, it asks for words alone.
 */
export function keepDecisionView(
  { t }: Words,
  { request, reply, columns, mentioned }: Pick<Keeping, 'columns' | 'mentioned' | 'reply' | 'request'>,
): ModalView {
  const isStatement = columns.length === 0;
  return modal({
    callbackId: VIEWS.keepDecision,
    title: t('keep-decision.title'),
    submit: t('keep-decision.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(t(isStatement ? 'keep-decision.lead-statement' : 'keep-decision.lead')),
      ...quoteStart(reply.text, MOST_SHOWN),
      ...(isStatement
        ? []
        : [
            radioField({
              block: BLOCKS.decided,
              label: t('keep-decision.what'),
              options: KEPT_KINDS.map((kind) => option(kind, t(`keep-decision.kind.${kind}`))),
              initial: kindFor(columns, mentioned),
            }),
            columnField({
              block: BLOCKS.column,
              label: t('keep-decision.column'),
              hint: t('keep-decision.column-hint'),
              optional: true,
              options: columns.map(({ column, type }) => option(column, column, t(`keep-decision.type.${type}`))),
              initial: mentioned,
              group: (from, to) => t('parameters.columns', { from, to }),
            }),
          ]),
      textField({
        block: BLOCKS.text,
        label: t(isStatement ? 'keep-decision.text-statement' : 'keep-decision.text'),
        hint: t(isStatement ? 'keep-decision.text-hint-statement' : 'keep-decision.text-hint'),
        optional: !isStatement,
        maxLength: DECISION_LIMIT,
      }),
      ...(isStatement ? [context(t('keep-decision.no-columns'))] : []),
    ],
  });
}

/** What is chosen first: a column that the analysis would drop and somebody speaks of is probably to be kept. */
function kindFor(columns: Keeping['columns'], mentioned: string | undefined): string {
  if (mentioned === undefined) return 'statement';
  return columns.find(({ column }) => column === mentioned)?.marked === true ? 'keep' : 'none';
}
