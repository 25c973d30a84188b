import type { Button } from '@slack/types';
import { ACTIONS } from '../app/ids.ts';
import { button } from './kit.ts';
import type { Words } from './words.ts';

/** Opens the long form of an example request. @param id the example request's */
export function fullRequestButton({ t }: Pick<Words, 't'>, id: string): Button {
  return button(ACTIONS.openFullRequest, t('button.full-request'), id);
}
