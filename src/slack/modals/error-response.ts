import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import type { Words } from '../messages/words.ts';
import type { Modal } from './modal.ts';
import { noticeView } from './notice/notice-view.ts';

/**
 * Shows an error beside an input. An error that names a column is shown at the input with that label, any other at the modal's
 * block for its code, or else at its `errorBlock`, and at the first input where that block is missing. A modal without inputs becomes the
 * sentence.
 * @param modal undefined for a modal of another release
 */
export function errorResponse(
  words: Words,
  view: ViewOutput,
  {
    error,
    modal,
    sentence,
    plain,
  }: {
    error: unknown;
    modal: Pick<Modal, 'errorBlock' | 'errorBlocks'> | undefined;
    sentence: string;
    plain: string;
  },
): ViewResponseAction {
  const byCode = error instanceof AppError ? modal?.errorBlocks?.[error.code] : undefined;
  const wanted = blockOfColumn(view, error) ?? byCode ?? modal?.errorBlock ?? '';
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id = '' }) => id);
  // A block gets a numbered name each time the app writes in it: `text`, `text-1`.
  const block = inputs.find((id) => id === wanted || id.startsWith(`${wanted}-`)) ?? inputs[0];
  if (block === undefined) return { response_action: 'update', view: noticeView(words, sentence) };
  return { response_action: 'errors', errors: { [block]: plain } };
}

/** The block whose label is the column that an error names. */
function blockOfColumn(view: ViewOutput, error: unknown): string | undefined {
  if (!(error instanceof AppError) || error.values.column === undefined) return undefined;
  const named = view.blocks.find((block) => 'label' in block && block.label.text === error.values.column);
  return named?.block_id;
}
