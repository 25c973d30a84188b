import { noteFinished } from '../alone/note-finished.ts';
import { changeAsAsker } from './change-as-asker.ts';
import type { RequestAction } from './change-request.ts';
import type { ChangePort } from './port.ts';

/**
 * Closes a request because its asker says that the answer helps. A second press changes nothing but the time.
 * @throws AppError as changeAsAsker does
 */
export async function closeRequest(needs: ChangePort, action: RequestAction): Promise<void> {
  const now = needs.clock.now();
  await changeAsAsker(needs, action, async (tx, { request, cohort }) => {
    await noteFinished(tx, cohort, request, now);
    return { ...request, closedAt: now };
  });
}
