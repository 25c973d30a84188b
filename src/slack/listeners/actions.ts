import { z } from 'zod';
import { LESSON_IDS, type LessonId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { checkMayAnswer } from '../../exercise/request-state.ts';
import { findLesson } from '../../flow/lessons/find-lesson.ts';
import { showModelRequests } from '../../flow/lessons/show-model-requests.ts';
import { comeBack } from '../../flow/members/come-back.ts';
import { findAsFacilitator } from '../../flow/members/find-as-facilitator.ts';
import { findCohort } from '../../flow/members/find-cohort.ts';
import { mayFacilitate } from '../../flow/members/may-facilitate.ts';
import { acceptRequest } from '../../flow/requests/accept-request.ts';
import { answerRequest } from '../../flow/requests/answer-request.ts';
import { closeRequest } from '../../flow/requests/close-request.ts';
import { findOtherHolders } from '../../flow/requests/find-other-holders.ts';
import { findPresenceOfRequest } from '../../flow/requests/find-presence-of-request.ts';
import { openEdit } from '../../flow/requests/open-edit.ts';
import { threadReplyId } from '../../flow/requests/recognise-reply.ts';
import { snooze } from '../../flow/requests/snooze.ts';
import { openLabelling } from '../../flow/runs/open-labelling.ts';
import { predict } from '../../flow/runs/predict.ts';
import { requestAgreement } from '../../flow/runs/request-agreement.ts';
import { startLabelling } from '../../flow/runs/start-labelling.ts';
import { type Actor, type Edge, openView, tellPrivately, updateView } from '../edge.ts';
import { homeOf } from '../home/home-of.ts';
import type { ACTIONS } from '../ids.ts';
import { dateToken } from '../messages/date-token.ts';
import { helpMessage } from '../messages/menu.ts';
import { rolesMessage } from '../messages/roles-message.ts';
import { ASK_ACTIONS } from '../modals/ask/ask-actions.ts';
import { openAsk } from '../modals/ask/open-ask.ts';
import { askBackView } from '../modals/ask-back/ask-back-view.ts';
import { awayView } from '../modals/away/away-view.ts';
import { CASE_STAGES, caseView } from '../modals/case/case-view.ts';
import { coverageFor } from '../modals/coverage/coverage-for.ts';
import { editReplyView } from '../modals/edit-reply/edit-reply-view.ts';
import { declineView, handOnView } from '../modals/hand-on/hand-views.ts';
import { labellingView } from '../modals/labelling/labelling-view.ts';
import { modelRequestsView } from '../modals/model-requests/model-requests-view.ts';
import { MY_DATA_ACTIONS } from '../modals/my-data/my-data-actions.ts';
import { openParameters } from '../modals/parameters/open-parameters.ts';
import { predictionView } from '../modals/prediction/prediction-view.ts';
import { replyView } from '../modals/reply/reply-view.ts';
import { REVIEW_ACTIONS } from '../modals/review/review-actions.ts';
import { roleGuideView } from '../modals/role-guide/role-guide-view.ts';
import { rolesView, setRolesView } from '../modals/roles/roles-views.ts';
import { SCHEDULE_ACTIONS } from '../modals/schedule/schedule-actions.ts';
import { startView } from '../modals/start/start-view.ts';
import { runStep } from '../run-step.ts';
import { startLesson } from '../start-lesson.ts';
import { fromValue } from '../step-ref.ts';
import { chooseLanguageAction } from './language-action.ts';
import { channelOf, type Handler, type Press, readValue } from './press.ts';

/** A message in a thread, as the question which request it answers carries it: request, ts, text, files. */
const THREAD_REPLY = z.union([
  z.tuple([z.string(), z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string(), z.array(z.object({ name: z.string(), url: z.string().optional() }))]),
]);

/** Every button of the app and what it does. */
export const PRESSES: Record<keyof typeof ACTIONS, Handler> = {
  openStart: async (edge, { actor, client, triggerId, corner }) => {
    const view = startView(actor.words, { channelId: channelOf(corner), datasets: edge.datasets });
    await openView(client, triggerId, view);
  },
  postLesson: async (edge, press) => {
    await lesson(edge, press, press.value);
  },
  chooseLesson: async (edge, press) => {
    await lesson(edge, press, press.value);
  },
  postLessonAgain: async (edge, press) => {
    const [process, edition] = readValue(z.tuple([z.string(), z.int().positive()]), press.value);
    await lesson(edge, press, process, edition);
  },
  runStep: async (edge, press) => {
    await run(edge, press);
  },
  runMissing: async (edge, press) => {
    await run(edge, press, { missingFirst: true });
  },
  openParameters: async (edge, { actor, client, triggerId, corner, value }) => {
    const answer = await openParameters(edge, client, actor, { triggerId, corner, ref: fromValue(value) });
    if (answer !== undefined) await tellPrivately(client, actor, corner, answer);
  },
  startLabelling: async (edge, { actor, client, triggerId, value }) => {
    const { round, created } = await startLabelling(edge.flow, {
      teamId: actor.teamId,
      userId: actor.userId,
      lessonId: value,
    });
    if (!created) await openView(client, triggerId, await labellingFor(edge, actor, round.id));
  },
  openLabelling: async (edge, { actor, client, triggerId, value }) => {
    await openView(client, triggerId, await labellingFor(edge, actor, value));
  },
  showAgreement: async (edge, { actor, value }) => {
    await requestAgreement(edge.flow, actor.teamId, value);
  },
  openCase: async (edge, { actor, client, triggerId, viewId, value }) => {
    const [lessonId, caseId, wanted] = readValue(z.tuple([z.string(), z.string(), z.string()]), value);
    const { lesson } = await findLesson(edge.flow.store, actor.teamId, lessonId);
    const { words } = actor;
    const found = words.course.lesson(words.locale, lesson.process).cases.find(({ id }) => id === caseId);
    if (found === undefined) throw new AppError('stale_button');
    const stage = CASE_STAGES.find((one) => one === wanted) ?? 'task';
    const view = caseView(words, found, stage, lessonId);
    if (viewId === undefined) await openView(client, triggerId, view);
    else await updateView(client, { viewId, view });
  },
  openPrediction: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, words } = actor;
    const prediction = await predict(edge.flow, { teamId, runId: value });
    await openView(client, triggerId, predictionView(words, { runId: value, prediction }));
  },
  openAsk: async (edge, { actor, client, triggerId, value }) => {
    await openAsk(edge, client, actor, { triggerId, lessonId: value });
  },
  openModelRequests: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const found = await showModelRequests(edge.flow, { teamId, lessonId: value, userId, locale: words.locale });
    await openView(client, triggerId, modelRequestsView(words, found));
  },
  openRoles: async (edge, { actor, client, triggerId, corner, value }) => {
    // In App Home and in a direct message the value names the channel; elsewhere the button is in it.
    const channelId = /^[CDG][A-Z0-9]+$/u.test(value) ? value : channelOf(corner);
    const cohort = await findCohort(edge.flow.store, { teamId: actor.teamId, channelId });
    const holdings = await edge.flow.store.roles.list(actor.teamId, cohort.id);
    const held = holdings.filter((h) => h.userId === actor.userId).map((h) => h.role);
    await openView(client, triggerId, rolesView(actor.words, { channelId, toldIn: corner.channelId, held }));
  },
  showRoles: async (edge, { actor, client, corner }) => {
    const cohort = await findCohort(edge.flow.store, { teamId: actor.teamId, channelId: channelOf(corner) });
    const holdings = await edge.flow.store.roles.list(actor.teamId, cohort.id);
    const facilitates = await mayFacilitate(edge.flow, cohort, actor.userId);
    await tellPrivately(client, actor, corner, rolesMessage(actor.words, holdings, { facilitates }));
  },
  openSetRoles: async (edge, { actor, client, triggerId, corner }) => {
    const place = { teamId: actor.teamId, channelId: channelOf(corner) };
    const { channelId } = await findAsFacilitator(edge.flow, place, actor.userId);
    await openView(client, triggerId, setRolesView(actor.words, { channelId, userId: undefined, held: [] }));
  },
  openAway: async (_edge, { actor, client, triggerId, corner: { channelId } }) => {
    await openView(client, triggerId, awayView(actor.words, channelId === undefined ? {} : { toldIn: channelId }));
  },
  comeBack: async (edge, { actor, client }) => {
    await comeBack(edge.flow, actor);
    await client.views.publish({ user_id: actor.userId, view: await homeOf(edge, actor) });
  },
  openCoverage: async (edge, { actor, client, triggerId, value }) => {
    await openView(client, triggerId, await coverageFor(edge, actor, value));
  },
  openRoleGuide: async (_edge, { actor, client, triggerId }) => {
    await openView(client, triggerId, roleGuideView(actor.words));
  },
  showHelp: async (_edge, { actor, client, corner }) => {
    await tellPrivately(client, actor, corner, helpMessage(actor.words));
  },
  openReply: async (edge, { actor, client, triggerId, value }) => {
    const { request } = await mine(edge, actor, value);
    await openView(client, triggerId, replyView(actor.words, request));
  },
  openEditReply: async (edge, { actor, client, triggerId, value }) => {
    const found = await openEdit(edge.flow.store, { teamId: actor.teamId, replyId: value, userId: actor.userId });
    await openView(client, triggerId, editReplyView(actor.words, found));
  },
  acceptRequest: async (edge, { actor, client, corner, value }) => {
    await acceptRequest(edge.flow, { teamId: actor.teamId, requestId: value, userId: actor.userId });
    await tellPrivately(client, actor, corner, { text: actor.words.t('accept.done') });
  },
  openHandOn: async (edge, { actor, client, triggerId, value }) => {
    const { request, assignment } = await mine(edge, actor, value);
    const { store, clock } = edge.flow;
    const { cohort } = await findLesson(store, actor.teamId, request.lessonId);
    const presence = await findPresenceOfRequest(edge.flow, { teamId: actor.teamId, requestId: request.id });
    const about = { userId: actor.userId, now: clock.now(), presence };
    const others = await findOtherHolders(store, cohort, request, assignment, about);
    const { role } = assignment;
    if (others.length === 0) throw new AppError('nobody_else', { role });
    await openView(client, triggerId, handOnView(actor.words, { request, role, others }));
  },
  openDecline: async (edge, { actor, client, triggerId, value }) => {
    const { request, assignment } = await mine(edge, actor, value);
    await openView(client, triggerId, declineView(actor.words, { request, role: assignment.role }));
  },
  snooze: async (edge, { actor, client, corner, value }) => {
    const until = await snooze(edge.flow, { teamId: actor.teamId, requestId: value, userId: actor.userId });
    const text = actor.words.t('snooze.done', { until: dateToken(until) });
    await tellPrivately(client, actor, corner, { text });
  },
  itHelps: async (edge, { actor, value }) => {
    await closeRequest(edge.flow, { teamId: actor.teamId, requestId: value, userId: actor.userId });
  },
  openAskBack: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const { store } = edge.flow;
    const request = await store.requests.byId(teamId, value);
    if (request === undefined) throw new AppError('request_gone');
    if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
    const replies = await store.replies.of(teamId, value);
    await openView(client, triggerId, askBackView(words, { request, replies }));
  },
  ...REVIEW_ACTIONS,
  ...MY_DATA_ACTIONS,
  chooseLanguage: chooseLanguageAction,
  threadReplyAnswers: async (edge, { actor, client, corner, value }) => {
    const [requestId, ts, text, files = []] = readValue(THREAD_REPLY, value);
    const place = { teamId: actor.teamId, channelId: channelOf(corner) };
    await answerRequest(edge.flow, {
      teamId: actor.teamId,
      requestId,
      replyId: threadReplyId(place, ts),
      authorId: actor.userId,
      text,
      files,
      source: 'thread',
    });
    await tellPrivately(client, actor, corner, { text: actor.words.t('reply.recognised') });
  },
  ...ASK_ACTIONS,
  ...SCHEDULE_ACTIONS,
};

/** The request that waits for this person, with the role in which they are asked. */
async function mine(edge: Edge, { teamId, userId }: Actor, requestId: string) {
  return checkMayAnswer(await edge.flow.store.requests.byId(teamId, requestId), userId);
}

async function labellingFor(edge: Edge, { teamId, userId, words }: Actor, roundId: string) {
  return labellingView(words, await openLabelling(edge.flow, teamId, roundId, userId));
}

/** Runs a step, and says so to who does not see it: the run is in the lesson's thread. */
async function run(edge: Edge, { actor, client, corner, value }: Press, how: { missingFirst?: boolean } = {}) {
  const { started, offer } = await runStep(edge, actor, fromValue(value), how);
  const answer = offer ?? (corner.threadTs === undefined ? started : undefined);
  if (answer !== undefined) await tellPrivately(client, actor, corner, answer);
}

async function lesson(edge: Edge, press: Press, process: string, edition?: number): Promise<void> {
  const { actor, client, corner } = press;
  if (!isLesson(process)) throw new AppError('stale_button');
  const channelId = channelOf(corner);
  const answer = await startLesson(edge, client, actor, {
    channelId,
    process,
    ...(edition === undefined ? {} : { edition }),
  });
  if (answer !== undefined) await tellPrivately(client, actor, corner, answer);
}

function isLesson(value: string): value is LessonId {
  return (LESSON_IDS as readonly string[]).includes(value);
}
