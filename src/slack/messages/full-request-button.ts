import type { Button } from '@slack/types';
import type { TableNames } from '../../team/own-data.ts';
import { ACTIONS } from '../app/ids.ts';
import { writeExampleRef } from './example-ref.ts';
import { button } from './kit.ts';
import type { Words } from './words.ts';

/**
 * Opens the long form of an example request.
 * @param id the example request's
 * @param table the course's own table, which the long form then names, too
 */
export function fullRequestButton({ t }: Pick<Words, 't'>, id: string, table?: TableNames): Button {
  return button(ACTIONS.openFullRequest, t('button.full-request'), writeExampleRef({ id, table }));
}
