import type { ModalView } from '@slack/types';
import type { Decision } from '../../../exercise/decision.ts';
import { dateToken } from '../../messages/date-token.ts';
import { decisionLine } from '../../messages/decision-line.ts';
import { context, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';
import { withdrawButton } from './withdraw-button.ts';

/** Most decisions that the list shows; a modal takes 100 blocks. */
const MOST = 40;

/** The team's decisions, newest first, each with whose word it is, when, and a button that withdraws it. */
export function decisionsView(
  words: Words,
  { decisions, dataset }: { decisions: readonly Decision[]; dataset: string },
): ModalView {
  const { t } = words;
  const more = decisions.length - MOST;
  return modal({
    title: t('decisions.title'),
    close: t('modal.close'),
    blocks: [
      section(t(decisions.length === 0 ? 'decisions.none' : 'decisions.lead')),
      ...decisions
        .slice(0, MOST)
        .flatMap((decision) => [
          section(decisionLine(words, decision), withdrawButton(words, decision.id)),
          context(
            [dateToken(decision.at), ...(decision.dataset === dataset ? [] : [t('decisions.other-data')])].join(' · '),
          ),
        ]),
      ...(more > 0 ? [context(t('decisions.more', { n: more }))] : []),
    ],
  });
}
