import type { KnownBlock, ModalView } from '@slack/types';
import { ACTIONS } from '../../app/ids.ts';
import { actions, button, context, section } from '../../messages/kit.ts';
import { type MoreRef, writeMore } from '../../messages/more-button.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** Items of a page. A modal has room for ten of the largest: replies of 3,000 characters, which take eight blocks. */
export const PAGE = 10;

/**
 * One page of a list that a message or view shows in part, with buttons to turn pages.
 * @param input.items the blocks of each item on this page
 * @param input.count items of the whole list
 */
export function moreView(
  { t }: Words,
  { ref, items, count }: { ref: MoreRef; items: readonly (readonly KnownBlock[])[]; count: number },
): ModalView {
  const { kind, from } = ref;
  const to = from + items.length;
  const turn = (action: string, label: string, start: number) =>
    button(action, label, writeMore({ ...ref, from: Math.max(0, start) }));
  const turns = [
    ...(from === 0 ? [] : [turn(ACTIONS.openBefore, t('button.previous-page'), from - PAGE)]),
    ...(to < count ? [turn(ACTIONS.openMore, t('button.next-page'), to)] : []),
  ];
  return modal({
    title: t(`more.${kind}`),
    close: t('modal.close'),
    // Tells a press in this modal from one that opens it.
    metadata: { more: kind },
    blocks: [
      ...(items.length === 0
        ? [section(t('more.none'))]
        : [...(count === 1 ? [] : [context(t('more.page', { from: from + 1, to, of: count }))]), ...items.flat()]),
      ...(turns.length === 0 ? [] : [actions(...turns)]),
    ],
  });
}
