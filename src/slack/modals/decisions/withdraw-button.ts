import type { Button } from '@slack/types';
import { ACTIONS } from '../../app/ids.ts';
import { button } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';

/** Withdraws a decision. */
export function withdrawButton({ t }: Words, decisionId: string): Button {
  return button(ACTIONS.withdrawDecision, t('button.withdraw-decision'), decisionId);
}
