import { changeAsAsker } from './change-as-asker.ts';
import type { RequestAction } from './change-request.ts';
import type { ChangePort } from './port.ts';

/**
 * Closes a request because its asker says that the answer helps. A second press changes nothing but the time.
 * @throws AppError as changeAsAsker does
 */
export async function closeRequest(needs: ChangePort, action: RequestAction): Promise<void> {
  await changeAsAsker(needs, action, (_tx, { request }) => ({ ...request, closedAt: needs.clock.now() }));
}
