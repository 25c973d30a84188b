import type { Button } from '@slack/types';
import { ACTIONS } from '../app/ids.ts';
import { button } from './kit.ts';
import { type PresentRef, writePresentRef } from './present-ref.ts';
import type { Words } from './words.ts';

/** Presents what a run has found to a stakeholder. */
export function presentButton({ t }: Words, ref: PresentRef): Button {
  return button(ACTIONS.openPresent, t('button.present'), writePresentRef(ref));
}
