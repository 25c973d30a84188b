import type { FlowDeps } from '../deps.ts';
import { changeAsAsker, type Deed } from './change-as-asker.ts';

/**
 * The asker says that the answer helps: the request is closed. Pressing twice changes nothing.
 * @throws AppError request_gone, only_asker (values: assignee, who asked), answer_missing
 */
export async function closeRequest(deps: FlowDeps, deed: Deed): Promise<void> {
  await changeAsAsker(deps, deed, async (_tx, _cohort, request) => ({ ...request, closedAt: deps.clock.now() }));
}
