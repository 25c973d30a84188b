import type { Lesson } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import type { Rating, RemarkCriterion, RequestCriterion } from '../course/rubric.ts';
import { asksForSomething, signsOf } from './request-signs.ts';

/** The parts of a request that `judgeRequest` looks at. */
export interface JudgedRequest {
  roles: readonly RoleId[];
  kind: RequestKind;
  text: string;
}

/** Ratings by the number of signs. */
const LEVELS: readonly Rating[] = ['not', 'partly', 'mostly', 'fully'];

/**
 * Rates a request by visible signs, in place of a peer in a rehearsal. It does not rate persons. The right person and
 * kind are those of one of the lesson's example requests. A specific request names something, gives a deadline and is
 * longer than a sentence.
 * Source: COURSE "The communication exercise".
 */
export function judgeRequest(
  { exampleRequests }: Pick<Lesson, 'exampleRequests'>,
  request: JudgedRequest,
): Record<RequestCriterion, Rating> {
  const toRole = exampleRequests.filter(({ roles }) => roles.some((role) => request.roles.includes(role)));
  const { what, when, enough } = signsOf(request.text);
  const signs = [what, when, enough].filter(Boolean).length;
  return {
    'right-person': toRole.length > 0 ? 'fully' : 'partly',
    'right-kind': toRole.some(({ kind }) => kind === request.kind) ? 'fully' : toRole.length > 0 ? 'partly' : 'mostly',
    specific: LEVELS[signs] ?? 'not',
    // The answer's content is unknown here.
    usable: 'mostly',
  };
}

/**
 * Rates a remark by visible signs, in place of a peer in a rehearsal. It does not rate persons. A remark that can be acted on asks for something
 * and gives a reason or a day. Whether it matters now can't be seen.
 */
export function judgeRemark(text: string): Record<RemarkCriterion, Rating> {
  const { what, when, why, enough } = signsOf(text);
  const asks = asksForSomething(text);
  const level = (...signs: boolean[]): Rating =>
    LEVELS[signs.filter(Boolean).length + LEVELS.length - 1 - signs.length] ?? 'not';
  return {
    'relevant-now': level(why),
    named: level(what, enough),
    actionable: level(asks, why || when),
  };
}
