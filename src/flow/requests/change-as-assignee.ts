import type { Assignment, Request } from '../../exercise/request.ts';
import { checkMayAnswer } from '../../exercise/request-state.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Announcer } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';
import { changeRequest, type RequestAction } from './change-request.ts';
import type { ChangeStore } from './port.ts';

/**
 * Changes the assignment that waits for this person.
 * @param steps as of changeRequest
 * @throws AppError not_in_cohort, and as checkMayAnswer does
 */
export async function changeAsAssignee(
  needs: Announcer & { store: ChangeStore },
  action: RequestAction,
  work: (
    tx: ChangeStore,
    found: { request: Request; cohort: Cohort; assignment: Assignment },
  ) => Promise<Request> | Request,
  steps?: Parameters<typeof changeRequest>[3],
): Promise<void> {
  await changeRequest(
    needs,
    action,
    async (tx, { request, cohort }) => {
      await checkMember(tx, cohort, action.userId);
      const { assignment } = checkMayAnswer(request, action.userId);
      return work(tx, { request, cohort, assignment });
    },
    steps,
  );
}
