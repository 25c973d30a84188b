import type { RoleId } from '../../course/role.ts';
import type { Reply } from '../../exercise/reply.ts';
import { isPresentation, type Request } from '../../exercise/request.ts';
import { isOpen, withAssignment } from '../../exercise/request-state.ts';
import type { ContentOf } from '../../messages/content.ts';
import { exampleMark } from '../../messages/example-mark.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { TableNames } from '../../team/own-data.ts';
import { noteFinished } from '../alone/note-finished.ts';
import { namesField } from '../data/find-names.ts';
import { verdictsAsStandIn } from '../presentations/verdicts-as-stand-in.ts';
import { inviteReviewers } from '../reviews/invite-reviewers.ts';
import {
  composeStandInReply,
  STAND_IN,
  type StandInReply,
  standInReplies,
  standInReplyId,
} from './compose-stand-in-reply.ts';
import type { ChangePort } from './port.ts';
import { quoteQuestion } from './quote-question.ts';
import { saveRequest } from './save-request.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * Answers for every role of a request that only its stand-in can answer. Runs inside the caller's transaction.
 * @returns the request with these answers
 */
export async function answerAsStandIn(
  needs: Pick<ChangePort, 'clock' | 'course'>,
  tx: Pick<
    Store,
    'buddies' | 'decisions' | 'members' | 'news' | 'ownData' | 'posts' | 'replies' | 'requests' | 'reviews' | 'roles'
  >,
  cohort: Cohort,
  asked: Request,
): Promise<Request> {
  const roles = asked.assignments.filter((each) => each.why === 'stand-in' && isOpen(each)).map(({ role }) => role);
  if (roles.length === 0) return asked;
  let answered = asked;
  const { table } = await namesField(tx, cohort);
  const replies = await tx.replies.of(cohort.teamId, asked.id);
  // Several stand-ins answer at once: the first one mentions the asker.
  let question = quoteQuestion(asked, replies);
  for (const role of roles) {
    const id = standInReplyId(role, standInReplies(replies, role).length);
    const verdicts = await verdictsAsStandIn(needs, tx, cohort, answered, { role, replies, question });
    const said = verdicts ?? replyAsStandIn(needs, cohort, answered, { role, replies, table });
    answered = verdicts?.request ?? answered;
    const isNew = await tx.replies.add(cohort.teamId, {
      id,
      requestId: asked.id,
      authorId: STAND_IN,
      text: said.text,
      source: 'stand-in',
      files: [],
      createdAt: needs.clock.now(),
    });
    if (isNew) {
      await tx.posts.add({
        ...(await threadOfRequest(tx, cohort, asked)),
        key: requestKey(asked.id, `reply:${id}`),
        content: { ...said.content, ...question },
      });
    }
    answered = withAssignment(answered, role, { state: 'answered' });
    const { calls: _, ...quoted } = question;
    question = quoted;
  }
  const { request } = await saveRequest(tx, cohort.teamId, answered);
  // Its verdicts end it: nobody reviews it.
  if (isPresentation(request) && request.state === 'answered')
    await noteFinished(tx, cohort, request, needs.clock.now());
  if (request.state === 'answered') await inviteReviewers(needs, tx, cohort, request, [STAND_IN]);
  return request;
}

/** What a stand-in says to a request or a remark: as one text, and as its message shows it. */
function replyAsStandIn(
  needs: Pick<ChangePort, 'course'>,
  cohort: Cohort,
  request: Request,
  { role, replies, table }: { role: RoleId; replies: readonly Reply[]; table: TableNames | undefined },
) {
  const said = composeStandInReply(needs.course, cohort, request, { role, replies });
  return { text: inOneText(needs, cohort, said, table), content: contentOf(request, role, said, table) };
}

/** The reply as forms and reports show it. The asker's own words stand beside it there. */
function inOneText(
  { course }: Pick<ChangePort, 'course'>,
  { locale }: Pick<Cohort, 'locale'>,
  { text, nearest, turn, about }: StandInReply,
  table: TableNames | undefined,
): string {
  const asIs = (name: string) => name;
  if (nearest !== undefined)
    return [
      ...(table === undefined ? [] : [exampleMark(table, locale, course.t, { target: asIs, row: asIs })]),
      // The example stands in the reply before.
      ...(turn === 'second'
        ? [course.t(locale, 'stand-in.its-second-answer')]
        : [course.t(locale, 'stand-in.nearest'), nearest.text, '', course.t(locale, 'stand-in.its-answer')]),
      text,
    ].join('\n');
  return about === undefined ? text : `${course.t(locale, 'stand-in.none')}\n${text}`;
}

function contentOf(
  { id, askerId }: Request,
  role: RoleId,
  said: StandInReply,
  table: TableNames | undefined,
): ContentOf<'reply'> {
  const { text, nearest, turn, about, hears } = said;
  const content = { type: 'reply', requestId: id, author: STAND_IN, text, standIn: role } as const;
  if (nearest !== undefined) {
    const about = table === undefined ? {} : { table };
    return { ...content, nearest: nearest.text, example: nearest.id, ...(turn && { turn }), ...about };
  }
  if (hears === true) return { ...content, offersPerson: true, hears };
  return { ...content, offersPerson: true, ...(about === undefined ? {} : { asks: { asker: askerId, about } }) };
}
