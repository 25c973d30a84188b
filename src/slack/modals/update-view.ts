import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { platformError } from '../app/errors.ts';

/** Updates a modal, unless it is closed, or has changed since it had this `hash`. */
export async function updateView(
  client: WebClient,
  { viewId, hash, view }: { viewId: string; hash?: string; view: ModalView },
): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) });
  } catch (error) {
    const code = platformError(error);
    if (code !== 'not_found' && code !== 'hash_conflict') throw error;
  }
}
