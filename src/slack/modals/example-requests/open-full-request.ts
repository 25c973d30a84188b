import { findExampleRequest } from '../../../course/find-example-request.ts';
import { AppError } from '../../../errors.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { readExampleRef } from '../../messages/example-ref.ts';
import { openView } from '../open-view.ts';
import { fullRequestView } from './full-request-view.ts';

/**
 * Shows the long form of an example request, on top of the modal whose button was pressed. The button stands only where the short form
 * is shown, so nothing is given away too early.
 */
export const openFullRequest: PressHandler = async (_edge, { actor: { words }, client, triggerId, view, value }) => {
  const { id, table } = readExampleRef(value);
  const found = findExampleRequest(words.course, words.locale, id);
  if (found === undefined) throw new AppError('stale_button');
  await openView(client, triggerId, fullRequestView(words, found, table), view === undefined ? 'open' : 'push');
};
