import type { Lesson, Rating, RequestKind, RoleId, RubricCriterion } from '../course/types.ts';

/** What is known of a request that is judged. */
export interface JudgedRequest {
  roles: readonly RoleId[];
  kind: RequestKind;
  text: string;
}

/** A column, a number, a day or a quoted word: something that one can point at. */
const NAMED = /[A-Za-z]+_[A-Za-z0-9_]+|\d|`[^`]+`|「[^」]+」|"[^"]+"/u;
/** By when. */
const DEADLINE =
  /\b(?:by|until|before|on) (?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|this week|next week|noon|まで|曜|今日|明日|今週|来週|正午/iu;
/** A sentence or two: shorter ones leave out why or what for. */
const ENOUGH = 40;

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
  const enough =
    [...request.text].length >= (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(request.text) ? ENOUGH / 2 : ENOUGH);
  const signs = [NAMED.test(request.text), DEADLINE.test(request.text), enough].filter(Boolean).length;
  return {
    'right-person': toRole.length > 0 ? 'fully' : 'partly',
    'right-kind': toRole.some(({ kind }) => kind === request.kind) ? 'fully' : toRole.length > 0 ? 'partly' : 'mostly',
    specific: LEVELS[signs] ?? 'not',
    // Of the answer nothing is known but that it came.
    usable: 'mostly',
  };
}
