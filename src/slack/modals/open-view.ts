import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { platformError } from '../app/errors.ts';

/**
 * Opens a modal while the trigger lives (3 seconds), or puts one on top of what is open. A trigger that was used before is of a deed
 * that Slack delivered twice: its modal is open.
 * @throws AppError too_late
 */
export async function openView(
  client: WebClient,
  triggerId: string,
  view: ModalView,
  how: 'open' | 'push' = 'open',
): Promise<void> {
  if (triggerId === '') throw new AppError('too_late');
  try {
    const asked = { trigger_id: triggerId, view };
    await (how === 'push' ? client.views.push(asked) : client.views.open(asked));
  } catch (error) {
    const code = platformError(error);
    if (code === 'expired_trigger_id' || code === 'invalid_trigger_id') throw new AppError('too_late');
    if (code !== 'exchanged_trigger_id') throw error;
  }
}
