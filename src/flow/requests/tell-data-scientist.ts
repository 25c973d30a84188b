import { HEARER, type RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { checkRemark } from '../../exercise/remark.ts';
import type { Request } from '../../exercise/request.ts';
import { findSpeaker } from './find-speaker.ts';
import type { RequestsPort } from './port.ts';
import { sendToRoles } from './send-to-roles.ts';

/**
 * Sends a remark to a data scientist of the cohort, as sendToRoles does. Its author speaks in one of their roles.
 * @param input.requestId made when the form opens, so that a submission that Slack delivers twice is one remark
 * @throws AppError remark_role_gone; and as findSpeaker and checkRemark do
 */
export async function tellDataScientist(
  needs: RequestsPort,
  input: { teamId: string; lessonId: string; requestId: string; askerId: string; as: RoleId; text: string },
): Promise<Request> {
  const { requestId: id, askerId, as } = input;
  const found = await findSpeaker(needs, { ...input, userId: askerId });
  const text = checkRemark(input.text);
  if (!found.roles.includes(as)) throw new AppError('remark_role_gone', { role: as });
  return sendToRoles(needs, found, { id, askerId, roles: [HEARER], kind: 'remark', as, text });
}
