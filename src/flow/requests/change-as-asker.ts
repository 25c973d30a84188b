import { AppError } from '../../errors.ts';
import type { Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';
import { changeRequest, type RequestAction } from './change-request.ts';
import type { ChangePort, ChangeStore } from './port.ts';

/**
 * Changes an answered request as only its asker may. A stand-in that is asked again answers at once.
 * @throws AppError request_gone, not_in_cohort, only_asker (values: assignee, the asker), answer_missing
 */
export async function changeAsAsker(
  needs: ChangePort,
  action: RequestAction,
  work: (tx: ChangeStore, found: { request: Request; cohort: Cohort }) => Promise<Request> | Request,
): Promise<void> {
  await changeRequest(
    needs,
    action,
    async (tx, found) => {
      const { request } = found;
      await checkMember(tx, found.cohort, action.userId);
      if (request.askerId !== action.userId) throw new AppError('only_asker', { assignee: request.askerId });
      const hasAnswer = request.assignments.some(({ state }) => state === 'answered');
      if (!hasAnswer || request.assignments.some(isOpen)) throw new AppError('answer_missing');
      return work(tx, found);
    },
    { afterwards: (tx, { request, cohort }) => answerAsStandIn(needs, tx, cohort, request) },
  );
}
