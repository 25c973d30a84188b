import type { Course } from '../../course/course.ts';
import type { ExampleRequest } from '../../course/lesson.ts';
import type { RoleId } from '../../course/role.ts';
import { askAbout } from '../../exercise/ask-about.ts';
import { exampleAnswer, type Turn } from '../../exercise/example-answer.ts';
import { hintRemark } from '../../exercise/remark.ts';
import { isAnswer, type Reply } from '../../exercise/reply.ts';
import { isRequest, type Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';

/** Author of the replies that no person wrote. */
export const STAND_IN = 'stand-in';

/** What a role's stand-in says. */
export interface StandInReply {
  /** The answer to the example request, or the question back, or that a stand-in has no more to say. */
  text: string;
  /** The example request that `text` answers: its id and its short form. Absent when the course has none like it. */
  nearest?: Pick<ExampleRequest, 'id' | 'text'>;
  /** Which of that example's answers `text` is. Absent where it has one. */
  turn?: Turn;
  /** The asker's own words that the question is about. */
  about?: string;
  /** It answers a remark to the data scientist. */
  hears?: true;
}

/**
 * Writes what a role's stand-in says to a request, or to its asker's latest question back. It gives the course's answers as
 * `exampleAnswer` finds them, each only once. Without one it says so, and asks one question about the text. After that it says that a person is needed. To a remark, it
 * says what it can do with it, or asks for what it lacks.
 * @param said.replies the replies to the request so far
 */
export function composeStandInReply(
  course: Course,
  cohort: Pick<Cohort, 'locale'>,
  request: Request,
  { role, replies }: { role: RoleId; replies: readonly Reply[] },
): StandInReply {
  const { locale } = cohort;
  const given = replies.filter(isAnswer).map(({ text }) => text);
  const back = replies.findLast(({ source }) => source === 'ask-back');
  const text = back?.text ?? request.text;
  // Its statements have their verdicts: a stand-in has nothing to add.
  if (request.kind === 'presentation') return { text: course.t(locale, 'stand-in.no-more') };
  if (!isRequest(request)) {
    if (standInReplies(replies, role).length > 1) return { text: course.t(locale, 'stand-in.no-more'), hears: true };
    const [lacks = 'nothing'] = hintRemark(text);
    return { text: course.t(locale, `stand-in.hears.${lacks}`), hears: true };
  }
  const { process, kind } = request;
  const asked = { process, role, kind, text };
  const answer = exampleAnswer(course, locale, asked, { given, isFollowUp: back !== undefined });
  if (answer !== undefined) {
    const { example, turn } = answer;
    return { text: answer.text, nearest: { id: example.id, text: example.text }, ...(turn && { turn }) };
  }
  if (standInReplies(replies, role).length > 1) return { text: course.t(locale, 'stand-in.no-more') };
  const { askedFor, about } = askAbout({ ...request, text });
  const name = course.role(locale, role).name;
  return { text: course.t(locale, `stand-in.asks.${kind}.${askedFor}`, { role: name }), about };
}

/** The replies that a role's stand-in has given. */
export function standInReplies(replies: readonly Reply[], role: RoleId): Reply[] {
  const first = standInReplyId(role, 0);
  return replies.filter(({ id }) => id === first || id.startsWith(`${first}:`));
}

/** The id of the nth reply of a role's stand-in to a request, from 0 up. */
export function standInReplyId(role: RoleId, nth: number): string {
  return `${STAND_IN}:${role}${nth === 0 ? '' : `:${nth}`}`;
}
