import type { StageDeed } from 'slack-stand-in';
import type { Locale } from '../course/locale.ts';
import { judgeRemark, judgeRequest } from '../exercise/judge-request.ts';
import { openPlaces } from '../exercise/presentation.ts';
import { isPresentation, isRequest, type Request } from '../exercise/request.ts';
import type { Ratings } from '../exercise/review.ts';
import { openKeeping } from '../flow/decisions/open-keeping.ts';
import type { FlowDeps } from '../flow/port.ts';
import { requestKey } from '../messages/post-keys.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../slack/app/ids.ts';
import type { Cohort } from '../team/cohort.ts';
import { columnToKeep } from './column-to-keep.ts';
import { fillAs } from './open-as.ts';
import { openReviewAs } from './open-review-as.ts';
import { type Parts, placeOf, threadsOf } from './place-of.ts';
import { playForOne } from './play-for-one.ts';
import { playQuickChecks } from './play-quick-checks.ts';
import { playRemarks } from './play-remarks.ts';
import { playTasks } from './play-tasks.ts';
import { MARK } from './played-mark.ts';
import { playedReply } from './played-reply.ts';
import { playedVerdicts } from './played-verdicts.ts';
import { remarkComment, reviewComment } from './review-comment.ts';

/**
 * The deed "Play the others": does what waits for everybody except the acting person in the channel that is open. It presses the app's
 * own buttons. One of them tells the data scientist something (`playRemarks`). The others answer each open request (`playedReply`), give a verdict on
 * each statement that is presented to them (`playedVerdicts`), keep as a
 * decision that a column must stay where an answer says so, write the reviews that are asked for, take the quick check of the newest lesson,
 * and do its task in Python. In a direct message, that happens in all channels, and they also do what someone alone has asked them for (`playForOne`).
 */
export function playOthersDeed(parts: Parts): StageDeed {
  return {
    id: 'play-others',
    label: { en: 'Play the others', ja: 'ほかの人に任せる' },
    hint: {
      en: 'Your teammates do what waits for them in this channel: answers, decisions, reviews, the quick check and the task in Python. One tells the data scientist something. So you can go on alone.',
      ja: 'このチャンネルで待っている返信、決定、レビュー、確認クイズ、Pythonの課題を、ほかの人が済ませます。1人がデータサイエンティストに気づきを伝えます。1人でも先へ進めます。',
    },
    async run(as, channel) {
      const isChannel = parts.rehearsal.channels.some(({ id }) => id === channel);
      const isHere = (cohort: Cohort) => !isChannel || cohort.channelId === channel;
      const others = parts.rehearsal.users.filter(({ id, isBot }) => id !== as && !isBot);
      const remarks = await playRemarks(
        parts,
        others.map(({ id }) => id),
        isHere,
      );
      let replies = 0;
      let decisions = 0;
      let reviews = 0;
      let checks = 0;
      let accepted = 0;
      let answered = 0;
      let tasks = 0;
      for (const { id } of others) {
        const done = await answerAll(parts, id, isHere);
        replies += done.replies;
        decisions += done.decisions;
      }
      // These come to each person alone, whatever channel is open.
      for (const { id } of isChannel ? [] : others) {
        const played = await playForOne(parts, id);
        accepted += played.accepted;
        answered += played.answered;
      }
      for (const { id } of others) reviews += await reviewAll(parts, id, isHere);
      for (const { id } of others) checks += await playQuickChecks(parts, id, isHere);
      for (const { id } of others) tasks += await playTasks(parts, id, isHere);
      const done = (
        [
          ['Answers', '返信', replies],
          ['Decisions kept', '決定', decisions],
          ['Reviews', 'レビュー', reviews],
          ['Quick checks', '確認クイズ', checks],
          ['Tasks in Python', 'Pythonの課題', tasks],
          ['Buddies', 'バディ', accepted],
          ['Answers as the real person', '実際の担当者としての返信', answered],
          ['Remarks to the data scientist', 'データサイエンティストへの気づき', remarks],
        ] as const
      ).filter(([, , count]) => count > 0);
      if (done.length === 0) {
        return isChannel
          ? {
              en: 'Nothing waits for the others in this channel.',
              ja: 'このチャンネルに、ほかの人を待っているものはありません。',
            }
          : { en: 'Nothing waits for the others.', ja: 'ほかの人を待っているものはありません。' };
      }
      const en = done.map(([what, , count]) => `${what}: ${count}.`).join(' ');
      const ja = done.map(([, what, count]) => `${what}：${count}件`).join('、');
      return { en: `The others are done. ${en}`, ja: `ほかの人の分が済みました。${ja}。` };
    },
  };
}

async function answerAll(
  parts: Parts,
  user: string,
  isHere: (cohort: Cohort) => boolean,
): Promise<{ replies: number; decisions: number }> {
  const { flow, teamId } = parts;
  const done = { replies: 0, decisions: 0 };
  for (const request of await flow.store.requests.waitingFor(teamId, user)) {
    const cohort = await flow.store.cohorts.byId(teamId, request.cohortId);
    const role = request.assignments.find(({ assigneeId }) => assigneeId === user)?.role;
    if (cohort === undefined || !isHere(cohort) || role === undefined) continue;
    const replies = await flow.store.replies.of(teamId, request.id);
    const place = await placeOf(parts, requestKey(request.id));
    if (place === undefined) continue;
    if (isPresentation(request) && openPlaces(request.statements).length > 0) {
      const values = playedVerdicts(cohort.locale, request.statements, replies);
      await fillAs(parts.rehearsal, user, place, { action: ACTIONS.openReply, callbackId: VIEWS.verdicts, values });
      done.replies += 1;
      continue;
    }
    const text = `${MARK[cohort.locale]}${playedReply(flow.course, cohort.locale, request, { role, replies })}`;
    const values = { [BLOCKS.text]: text };
    await fillAs(parts.rehearsal, user, place, { action: ACTIONS.openReply, callbackId: VIEWS.reply, values });
    done.replies += 1;
    if (await keepWhatStays(parts, user, { requestId: request.id, text, cohort, place })) done.decisions += 1;
  }
  return done;
}

/** Keeps as a decision that a column must stay, where the answer says so and the form offers the column. */
async function keepWhatStays(
  parts: Parts,
  user: string,
  {
    requestId,
    text,
    cohort,
    place,
  }: {
    requestId: string;
    text: string;
    cohort: Cohort;
    place: { channel: string; ts: string };
  },
): Promise<boolean> {
  const { rehearsal, flow, teamId } = parts;
  const column = columnToKeep(flow.course, cohort.locale, text);
  if (column === undefined) return false;
  const { columns } = await openKeeping(flow, { teamId, requestId, userId: user });
  // The team may have a table of its own.
  if (!columns.some((each) => each.column === column)) return false;
  const messages = () => rehearsal.driver.rawMessages(place.channel).concat(threadsOf(rehearsal, place.channel));
  await rehearsal.waitFor(() =>
    messages().find(
      ({ ts, blocks }) => ts === place.ts && JSON.stringify(blocks ?? []).includes(`"${ACTIONS.openKeepDecision}"`),
    ),
  );
  const where = { ...place, value: requestId };
  const values = { [BLOCKS.decided]: 'keep', [BLOCKS.column]: column };
  await fillAs(rehearsal, user, where, {
    action: ACTIONS.openKeepDecision,
    callbackId: VIEWS.keepDecision,
    values,
  });
  // The form says what was kept.
  await rehearsal.driver.closeView(user);
  return true;
}

async function reviewAll(parts: Parts, user: string, isHere: (cohort: Cohort) => boolean): Promise<number> {
  const { flow, teamId } = parts;
  let done = 0;
  for (const request of await flow.store.reviews.waitingFor(teamId, user)) {
    const cohort = await flow.store.cohorts.byId(teamId, request.cohortId);
    if (cohort === undefined || !isHere(cohort)) continue;
    const place = await reviewPlaceOf(parts, request.id);
    if (place === undefined) continue;
    const ratings = judge(flow, request, cohort.locale);
    const nth = (await flow.store.reviews.of(teamId, request.id)).filter(({ state }) => state === 'done').length;
    const said = isRequest(request)
      ? reviewComment(ratings.specific ?? 'mostly', nth)
      : remarkComment(ratings.actionable ?? 'mostly', nth);
    const comment = `${MARK[cohort.locale]}${said[cohort.locale]}`;
    const values = { ...ratings, [BLOCKS.comment]: comment };
    const view = await openReviewAs(parts.rehearsal, user, place);
    const outcome = await parts.rehearsal.driver.submit(user, view.id, values);
    if (!outcome.ok) throw new Error(`a review was refused: ${outcome.error ?? JSON.stringify(outcome.errors)}`);
    done += 1;
  }
  return done;
}

function judge({ course }: Pick<FlowDeps, 'course'>, request: Request, locale: Locale): Ratings {
  if (!isRequest(request)) return judgeRemark(request.text);
  const { kind, text, assignments, process } = request;
  return judgeRequest(course.lesson(locale, process), { roles: assignments.map(({ role }) => role), kind, text });
}

/** Where a request can be reviewed: below its message, or below the invitation that an earlier release posted. */
async function reviewPlaceOf(parts: Parts, requestId: string) {
  const { store } = parts.flow;
  const key = requestKey(requestId, 'invitation');
  const isInvited = (await store.posts.byKey(parts.teamId, key)) !== undefined;
  const place = await placeOf(parts, isInvited ? key : requestKey(requestId));
  if (place === undefined) return undefined;
  const { channel, ts, value } = place;
  const { driver, waitFor } = parts.rehearsal;
  const messages = () => driver.rawMessages(channel).concat(threadsOf(parts.rehearsal, channel));
  // The button comes with the version of the message that shows the answer.
  await waitFor(() =>
    messages().find(
      (message) => message.ts === ts && JSON.stringify(message.blocks ?? []).includes(`"${ACTIONS.openReview}"`),
    ),
  );
  return { channel, ts, value };
}

/** Presses a button, and submits the modal that opens. @throws Error when the app refuses the submission */
