import type { ModalView } from '@slack/types';
import type { ModelRemarks } from '../../../flow/requests/show-model-remarks.ts';
import { context, section } from '../../messages/kit.ts';
import { nameRoles } from '../../messages/name-people.ts';
import { remarkBlocks } from '../../messages/remark-blocks.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** What the course would have told the data scientist, for each role in which the reader has told them something. */
export function modelRemarksView(
  words: Words,
  shown: readonly ModelRemarks[],
  { isSent = false }: { isSent?: boolean } = {},
): ModalView {
  const { t } = words;
  return modal({
    title: t('model-remarks.title'),
    close: t('modal.close'),
    blocks: [
      section(t(isSent ? 'model-remarks.sent' : 'model-remarks.lead')),
      ...shown.flatMap(({ role, remarks }) => remarkBlocks(words, nameRoles(words, [role]), remarks)),
      context(t('model-remarks.hint')),
    ],
  });
}
