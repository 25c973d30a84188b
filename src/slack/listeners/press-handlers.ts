import { z } from 'zod';
import { LESSON_IDS } from '../../course/lesson-id.ts';
import { findOwnCourse } from '../../flow/alone/find-own-course.ts';
import { comeBack } from '../../flow/members/come-back.ts';
import { findCohort } from '../../flow/members/find-cohort.ts';
import { mayFacilitate } from '../../flow/members/may-facilitate.ts';
import { acceptRequest } from '../../flow/requests/accept-request.ts';
import { answerRequest } from '../../flow/requests/answer-request.ts';
import { closeRequest } from '../../flow/requests/close-request.ts';
import { threadReplyId } from '../../flow/requests/recognise-reply.ts';
import { sendToPerson } from '../../flow/requests/send-to-person.ts';
import { snooze } from '../../flow/requests/snooze.ts';
import { waitForPerson } from '../../flow/requests/wait-for-person.ts';
import { requestAgreement } from '../../flow/runs/request-agreement.ts';
import type { Edge } from '../app/edge.ts';
import type { ACTIONS } from '../app/ids.ts';
import { readValue } from '../app/read-value.ts';
import { stableId } from '../app/stable-id.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { chooseCohortAction } from '../home/choose-cohort-action.ts';
import { chooseLanguageAction } from '../home/choose-language-action.ts';
import { drawHome } from '../home/draw-home.ts';
import { teamMenuAction } from '../home/team-menu-action.ts';
import { readWaitingChoice } from '../home/waiting-menu.ts';
import { dateToken } from '../messages/date-token.ts';
import { helpMessage } from '../messages/help-message.ts';
import { escapeMrkdwn, mention } from '../messages/kit.ts';
import { roleHoldersMessage } from '../messages/role-holders-message.ts';
import { readStandInRef } from '../messages/stand-in-ref.ts';
import { readStepRef } from '../messages/step-ref.ts';
import { readThreadReply } from '../messages/thread-reply-value.ts';
import { readWaitRef } from '../messages/wait-button.ts';
import { waitingMessage } from '../messages/waiting-message.ts';
import { ASK_ACTIONS } from '../modals/ask/ask-actions.ts';
import { openAsk } from '../modals/ask/open-ask.ts';
import { openAskBack } from '../modals/ask-back/open-ask-back.ts';
import { openAway } from '../modals/away/open-away.ts';
import { openBeforeAndAfter } from '../modals/before-and-after/open-before-and-after.ts';
import { BUDDY_ACTIONS } from '../modals/buddy/buddy-actions.ts';
import { openCase } from '../modals/case/open-case.ts';
import { openCatchUp } from '../modals/catch-up/open-catch-up.ts';
import { DAILY_NUDGE_ACTIONS } from '../modals/daily-nudge/daily-nudge-actions.ts';
import { DECISION_ACTIONS } from '../modals/decisions/decision-actions.ts';
import { openDecline } from '../modals/decline/open-decline.ts';
import { openEditReply } from '../modals/edit-reply/open-edit-reply.ts';
import { openExampleRequests } from '../modals/example-requests/open-example-requests.ts';
import { openFullRequest } from '../modals/example-requests/open-full-request.ts';
import { oneOf } from '../modals/field-values.ts';
import { openFiles } from '../modals/files/open-files.ts';
import { openHandOn } from '../modals/hand-on/open-hand-on.ts';
import { LABELLING_ACTIONS } from '../modals/labelling/labelling-actions.ts';
import { openLessonPart } from '../modals/lesson-part/open-lesson-part.ts';
import { openMore } from '../modals/more/open-more.ts';
import { openMoveDates } from '../modals/move-dates/open-move-dates.ts';
import { MY_DATA_ACTIONS } from '../modals/my-data/my-data-actions.ts';
import { OWN_DATA_ACTIONS } from '../modals/own-data/own-data-actions.ts';
import { openOwnHours } from '../modals/own-hours/open-own-hours.ts';
import { OWN_QUESTIONS_ACTIONS } from '../modals/own-questions/own-questions-actions.ts';
import { openParameters } from '../modals/parameters/open-parameters.ts';
import { openPrediction } from '../modals/prediction/open-prediction.ts';
import { PRESENT_ACTIONS } from '../modals/present/present-actions.ts';
import { openMisconceptions } from '../modals/quick-check/open-misconceptions.ts';
import { openQuickCheck } from '../modals/quick-check/open-quick-check.ts';
import { REAL_PERSON_ACTIONS } from '../modals/real-person/real-person-actions.ts';
import { openReply } from '../modals/reply/open-reply.ts';
import { openCoverage } from '../modals/request-coverage/open-coverage.ts';
import { REVIEW_ACTIONS } from '../modals/review/review-actions.ts';
import { openRoleGuide } from '../modals/role-guide/open-role-guide.ts';
import { openRoles } from '../modals/roles/open-roles.ts';
import { SCHEDULE_ACTIONS } from '../modals/schedule/schedule-actions.ts';
import { SELF_REVIEW_ACTIONS } from '../modals/self-review/self-review-actions.ts';
import { openSetRoles } from '../modals/set-roles/open-set-roles.ts';
import { openChanges } from '../modals/settings/open-changes.ts';
import { openStart } from '../modals/start/open-start.ts';
import { openSurvey } from '../modals/survey/open-survey.ts';
import { openTask } from '../modals/task/open-task.ts';
import { TELL_ACTIONS } from '../modals/tell/tell-actions.ts';
import { TWO_VIEWS_ACTIONS } from '../modals/two-views/two-views-actions.ts';
import { WORKSHOP_ACTIONS } from '../modals/workshop/workshop-actions.ts';
import { getCertificate } from './get-certificate.ts';
import { channelOf, type Press, type PressHandler } from './press.ts';
import { sayStarted } from './say-started.ts';
import { showProjectPage } from './show-project-page.ts';
import { startLesson } from './start-lesson.ts';
import { startRun } from './start-run.ts';

/** What each button and menu of the app does. */
export const PRESS_HANDLERS: Record<keyof typeof ACTIONS, PressHandler> = {
  openStart,
  postLesson: async (edge, press) => {
    await pressLesson(edge, press, press.value);
  },
  chooseLesson: async (edge, press) => {
    await pressLesson(edge, press, press.value);
  },
  postLessonAgain: async (edge, press) => {
    const [process, edition] = readValue(z.tuple([z.string(), z.int().positive()]), press.value);
    await pressLesson(edge, press, process, edition);
  },
  runStep: async (edge, press) => {
    await pressRun(edge, press);
  },
  runMissing: async (edge, press) => {
    await pressRun(edge, press, { missingFirst: true });
  },
  openParameters,
  ...LABELLING_ACTIONS,
  showAgreement: async (edge, { actor, value }) => {
    await requestAgreement(edge.flow, { teamId: actor.teamId, roundId: value, userId: actor.userId });
  },
  openLessonPart,
  openCatchUp,
  openCase,
  openQuickCheck,
  openTask,
  openMisconceptions,
  openPrediction,
  openFiles,
  openAsk: async (edge, { actor, client, triggerId, value }) => {
    await openAsk(edge, client, actor, { triggerId, lessonId: value });
  },
  openExampleRequests,
  openFullRequest,
  openBeforeAndAfter,
  ...TWO_VIEWS_ACTIONS,
  openRoles,
  showRoles: async (edge, { actor, client, corner }) => {
    const cohort = await findCohort(
      edge.flow.store,
      { teamId: actor.teamId, channelId: channelOf(corner) },
      actor.userId,
    );
    const holdings = await edge.flow.store.roles.list(actor.teamId, cohort.id);
    const facilitates = await mayFacilitate(edge.flow, cohort, actor.userId);
    await tellPrivately(client, actor, corner, roleHoldersMessage(actor.words, holdings, { facilitates }));
  },
  showProjectPage: async (edge, { actor, client, corner, triggerId }) => {
    const id = stableId(triggerId);
    const text = await showProjectPage(edge, client, actor, { channelId: channelOf(corner), id });
    await tellPrivately(client, actor, corner, { text });
  },
  openSetRoles,
  openAway,
  openOwnHours,
  comeBack: async (edge, { actor, client }) => {
    await comeBack(edge.flow, actor);
    await drawHome(edge, client, actor);
  },
  openCoverage,
  ...TELL_ACTIONS,
  ...PRESENT_ACTIONS,
  openRoleGuide,
  showHelp: async (_edge, { actor, client, corner }) => {
    await tellPrivately(client, actor, corner, helpMessage(actor.words));
  },
  openReply,
  openEditReply,
  acceptRequest: async (edge, { actor, client, corner, value }) => {
    const taken = await acceptRequest(edge.flow, { teamId: actor.teamId, requestId: value, userId: actor.userId });
    const { t, course, locale } = actor.words;
    const role = taken && escapeMrkdwn(course.role(locale, taken).name);
    const text = role === undefined ? t('accept.done') : t('accept.done-role', { role });
    await tellPrivately(client, actor, corner, { text });
  },
  openHandOn,
  openDecline,
  snooze: snoozePress,
  itHelps: async (edge, { actor, value }) => {
    await closeRequest(edge.flow, { teamId: actor.teamId, requestId: value, userId: actor.userId });
  },
  openAskBack,
  sendToPerson: async (edge, { actor, client, corner, value }) => {
    const { requestId, role } = readStandInRef(value);
    const to = await sendToPerson(edge.flow, { teamId: actor.teamId, requestId, userId: actor.userId, role });
    await tellPrivately(client, actor, corner, { text: actor.words.t('send-to-person.done', { to: mention(to) }) });
  },
  waitForPerson: async (edge, { actor, client, corner, value }) => {
    const { teamId, userId, words } = actor;
    const ref = readWaitRef(value);
    const absence = await waitForPerson(edge.flow, { ...ref, teamId, userId });
    await tellPrivately(client, actor, corner, waitingMessage(words, ref.person, absence));
  },
  ...REVIEW_ACTIONS,
  ...SELF_REVIEW_ACTIONS,
  ...MY_DATA_ACTIONS,
  waitingMenu: async (edge, press) => {
    const { what, requestId } = readWaitingChoice(press.value);
    const WAITING = { reply: openReply, 'hand-on': openHandOn, snooze: snoozePress, decline: openDecline };
    await WAITING[what](edge, { ...press, value: requestId });
  },
  chooseCohort: chooseCohortAction,
  teamMenu: teamMenuAction,
  openMoveDates,
  chooseLanguage: chooseLanguageAction,
  threadReplyAnswers: async (edge, { actor, client, corner, value }) => {
    const { requestId, ts, text, files } = readThreadReply(value);
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
  ...OWN_DATA_ACTIONS,
  ...DECISION_ACTIONS,
  ...WORKSHOP_ACTIONS,
  getCertificate,
  openSurvey,
  ...DAILY_NUDGE_ACTIONS,
  ...OWN_QUESTIONS_ACTIONS,
  ...REAL_PERSON_ACTIONS,
  ...BUDDY_ACTIONS,
  openChanges,
  openMore,
  openBefore: openMore,
};

async function snoozePress(edge: Edge, { actor, client, corner, triggerId, value }: Press): Promise<void> {
  const until = await snooze(edge.flow, { teamId: actor.teamId, requestId: value, userId: actor.userId });
  const text = actor.words.t('snooze.done', { until: dateToken(until) });
  await tellPrivately(client, actor, { ...corner, triggerId }, { text });
}

/** Runs a step. A person outside the lesson's thread, which shows the run, gets a link to it. */
async function pressRun(
  edge: Edge,
  { actor, client, corner, triggerId, value }: Press,
  how: { missingFirst?: boolean } = {},
) {
  const outcome = await startRun(edge, actor, readStepRef(value), { runId: stableId(triggerId), ...how });
  if ('offer' in outcome) await tellPrivately(client, actor, corner, outcome.offer);
  else if (corner.threadTs === undefined) {
    const text = await sayStarted(edge, client, actor, outcome.started);
    await tellPrivately(client, actor, { ...corner, triggerId }, { text });
  }
}

async function pressLesson(edge: Edge, press: Press, process: string, edition?: number): Promise<void> {
  const { actor, client, corner, triggerId } = press;
  // App Home offers the next lesson of a course that somebody takes alone.
  const own = corner.channelId === undefined ? await findOwnCourse(edge.flow, actor) : undefined;
  const channelId = own?.channelId ?? channelOf(corner);
  const answer = await startLesson(edge, client, actor, {
    channelId,
    process: oneOf(LESSON_IDS, process),
    ...(edition === undefined ? {} : { edition }),
  });
  const told = answer ?? (own === undefined ? undefined : { text: actor.words.t('path.posted') });
  if (told !== undefined) await tellPrivately(client, actor, { ...corner, triggerId }, told);
  if (own !== undefined) await drawHome(edge, client, actor);
}
