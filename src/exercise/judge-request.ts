import type { Lesson } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import type { Rating, RubricCriterion } from '../course/rubric.ts';
import { signsOf } from './request-signs.ts';

/** What is known of a request that is judged. */
export interface JudgedRequest {
  roles: readonly RoleId[];
  kind: RequestKind;
  text: string;
}

/** By the number of signs. */
const LEVELS: readonly Rating[] = ['not', 'partly', 'mostly', 'fully'];

/**
 * A rough judgement of a request by signs that anyone can see; it stands in for a peer in a rehearsal and is no measure of a
 * person. The right person and kind are those of one of the lesson's model requests; specific is what names something,
 * says by when and is longer than a sentence.
 * Source: COURSE "The communication exercise".
 */
export function judgeRequest(
  { modelRequests }: Pick<Lesson, 'modelRequests'>,
  request: JudgedRequest,
): Record<RubricCriterion, Rating> {
  const toRole = modelRequests.filter(({ roles }) => roles.some((role) => request.roles.includes(role)));
  const { what, when, enough } = signsOf(request.text);
  const signs = [what, when, enough].filter(Boolean).length;
  return {
    'right-person': toRole.length > 0 ? 'fully' : 'partly',
    'right-kind': toRole.some(({ kind }) => kind === request.kind) ? 'fully' : toRole.length > 0 ? 'partly' : 'mostly',
    specific: LEVELS[signs] ?? 'not',
    // Of the answer nothing is known but that it came.
    usable: 'mostly',
  };
}
