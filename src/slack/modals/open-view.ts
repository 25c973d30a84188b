import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { platformError } from '../app/errors.ts';

/**
 * Opens a modal, or pushes it on top of the open one. A trigger lives for three seconds. A used trigger means a repeated
 * delivery, whose modal is open already.
 * @returns Slack's id of the modal; undefined where it was open already
 * @throws AppError too_late
 */
export async function openView(
  client: WebClient,
  triggerId: string,
  view: ModalView,
  how: 'open' | 'push' = 'open',
): Promise<string | undefined> {
  if (triggerId === '') throw new AppError('too_late');
  try {
    const asked = { trigger_id: triggerId, view };
    const { view: opened } = await (how === 'push' ? client.views.push(asked) : client.views.open(asked));
    return opened?.id;
  } catch (error) {
    const code = platformError(error);
    if (code === 'expired_trigger_id' || code === 'invalid_trigger_id') throw new AppError('too_late');
    if (code !== 'exchanged_trigger_id') throw error;
    return undefined;
  }
}
