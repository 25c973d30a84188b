import { isOpen } from '../../exercise/request-state.ts';
import type { Waiting } from '../../messages/content.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/** What a cohort's requests wait for, oldest first: who asked, whom, in which role. Reviews are left out, for reviewers may be anonymous. */
export async function whoWaits(store: StoreOf<'requests'>, { teamId, id }: Cohort): Promise<Waiting[]> {
  const open = await store.requests.openIn(teamId, id);
  return open.flatMap(({ id: requestId, askerId, assignments }) =>
    assignments.filter(isOpen).map(({ role, assigneeId }) => ({
      requestId,
      asker: askerId,
      role,
      ...(assigneeId === undefined ? {} : { assignee: assigneeId }),
    })),
  );
}
