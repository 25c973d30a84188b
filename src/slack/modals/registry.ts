import { RUBRIC } from '../../course/rubric.ts';
import { FIVE_WS } from '../../exercise/compose-five-ws.ts';
import { BLOCKS, VIEWS } from '../app/ids.ts';
import { confirmAsk } from './ask/confirm-ask.ts';
import { keepWritten } from './ask/keep-written.ts';
import { submitAsk } from './ask/submit-ask.ts';
import { submitAskBack } from './ask-back/submit-ask-back.ts';
import { confirmAway } from './away/confirm-away.ts';
import { submitAway } from './away/submit-away.ts';
import { submitBuddy, submitBuddyComment } from './buddy/submit-buddy.ts';
import { EXAMPLE } from './calibration/calibration-view.ts';
import { submitCalibrated } from './calibration/submit-calibrated.ts';
import { submitCalibration } from './calibration/submit-calibration.ts';
import { confirmDailyNudge, submitDailyNudge } from './daily-nudge/submit-daily-nudge.ts';
import { submitDecline } from './decline/submit-decline.ts';
import { submitEditReply } from './edit-reply/submit-edit-reply.ts';
import { submitFiles } from './files/submit-files.ts';
import { confirmFiveWs } from './five-ws/confirm-five-ws.ts';
import { submitFiveWs } from './five-ws/submit-five-ws.ts';
import { confirmGiveToOther, submitGiveToOther } from './give-to-other/submit-give-to-other.ts';
import { submitHandOn } from './hand-on/submit-hand-on.ts';
import { submitKeepDecision } from './keep-decision/submit-keep-decision.ts';
import { submitLabelling } from './labelling/submit-labelling.ts';
import type { Modal } from './modal.ts';
import { submitMoveDates } from './move-dates/submit-move-dates.ts';
import { numbered } from './numbered.ts';
import { submitAllowData } from './own-data/submit-allow-data.ts';
import { submitAnswerData } from './own-data/submit-answer-data.ts';
import { readBrought, submitBringData } from './own-data/submit-bring-data.ts';
import { keepChosen, submitChooseData } from './own-data/submit-choose-data.ts';
import { confirmOwnHours } from './own-hours/confirm-own-hours.ts';
import { submitOwnHours } from './own-hours/submit-own-hours.ts';
import { submitOwnQuestions } from './own-questions/submit-own-questions.ts';
import { confirmParameters } from './parameters/confirm-parameters.ts';
import { submitParameters } from './parameters/submit-parameters.ts';
import { submitPark } from './park/submit-park.ts';
import { submitPrediction } from './prediction/submit-prediction.ts';
import { submitPresent } from './present/submit-present.ts';
import { submitQuickCheck } from './quick-check/submit-quick-check.ts';
import { submitAskReal, submitNotMine, submitRealAnswer } from './real-person/submit-real-person.ts';
import { submitReply } from './reply/submit-reply.ts';
import { submitReview } from './review/submit-review.ts';
import { submitReviewDiffers } from './review-differs/submit-review-differs.ts';
import { confirmRoles } from './roles/confirm-roles.ts';
import { submitRoles } from './roles/submit-roles.ts';
import { confirmSchedule } from './schedule/confirm-schedule.ts';
import { redrawSchedule } from './schedule/redraw-schedule.ts';
import { submitSchedule } from './schedule/submit-schedule.ts';
import { confirmRewrite, submitRewrite } from './self-review/submit-rewrite.ts';
import { submitSelfReview } from './self-review/submit-self-review.ts';
import { confirmSetRoles } from './set-roles/confirm-set-roles.ts';
import { submitSetRoles } from './set-roles/submit-set-roles.ts';
import { confirmSettings } from './settings/confirm-settings.ts';
import { submitSettings } from './settings/submit-settings.ts';
import { submitStart } from './start/submit-start.ts';
import { submitSurvey } from './survey/submit-survey.ts';
import { submitTask } from './task/submit-task.ts';
import { redrawTell } from './tell/redraw-tell.ts';
import { submitTell } from './tell/submit-tell.ts';
import { submitVerdicts } from './verdicts/submit-verdicts.ts';

import { submitAgenda, submitWorkshop } from './workshop/submit-workshop.ts';

type CallbackId = (typeof VIEWS)[keyof typeof VIEWS];

/** Errors about a person who was chosen to take a request over. */
const ABOUT_PERSON: Modal['errorBlocks'] = {
  nobody_else: BLOCKS.person,
  hand_on_self: BLOCKS.person,
  hand_on_asker: BLOCKS.person,
  hand_on_app: BLOCKS.person,
  hand_on_outside: BLOCKS.person,
  hand_on_again: BLOCKS.person,
  hand_on_away: BLOCKS.person,
  hand_on_full: BLOCKS.person,
};

/** Every modal that can be submitted, by its callback id. */
const MODALS: Record<CallbackId, Modal> = {
  [VIEWS.start]: { errorBlock: BLOCKS.locale, submit: submitStart },
  [VIEWS.parameters]: { errorBlock: '', submit: submitParameters, confirm: confirmParameters },
  [VIEWS.quickCheck]: { errorBlock: '', submit: submitQuickCheck },
  [VIEWS.task]: { errorBlock: BLOCKS.answer, submit: submitTask },
  [VIEWS.labelling]: { errorBlock: '', submit: submitLabelling },
  [VIEWS.prediction]: { errorBlock: '', submit: submitPrediction },
  [VIEWS.files]: { errorBlock: BLOCKS.files, submit: submitFiles },
  [VIEWS.ask]: {
    errorBlock: BLOCKS.text,
    errorBlocks: { due_invalid: BLOCKS.due },
    submit: submitAsk,
    confirm: confirmAsk,
    change: keepWritten,
    close: keepWritten,
  },
  [VIEWS.tell]: {
    errorBlock: BLOCKS.text,
    errorBlocks: { remark_role_gone: BLOCKS.speaker },
    submit: submitTell,
    confirm: confirmAsk,
    change: redrawTell,
  },
  [VIEWS.present]: {
    errorBlock: numbered(BLOCKS.statement, 1),
    errorBlocks: { role_needed: BLOCKS.role, role_not_offered: BLOCKS.role },
    submit: submitPresent,
    confirm: confirmAsk,
  },
  [VIEWS.verdicts]: { errorBlock: '', submit: submitVerdicts },
  [VIEWS.fiveWs]: { errorBlock: FIVE_WS[0], submit: submitFiveWs, confirm: confirmFiveWs },
  [VIEWS.workshop]: {
    errorBlock: BLOCKS.roleLines,
    errorBlocks: {
      workshop_lessons: BLOCKS.lessons,
      workshop_too_short: BLOCKS.minutes,
      workshop_stand_in: BLOCKS.standInAfter,
    },
    submit: submitWorkshop,
  },
  [VIEWS.survey]: { errorBlock: BLOCKS.asked, submit: submitSurvey },
  [VIEWS.park]: { errorBlock: BLOCKS.text, submit: submitPark },
  [VIEWS.workshopAgenda]: { errorBlock: '', submit: submitAgenda },
  [VIEWS.moveDates]: { errorBlock: BLOCKS.days, submit: submitMoveDates },
  [VIEWS.giveToOther]: { errorBlock: BLOCKS.person, submit: submitGiveToOther, confirm: confirmGiveToOther },
  [VIEWS.reply]: { errorBlock: BLOCKS.text, submit: submitReply },
  [VIEWS.editReply]: { errorBlock: BLOCKS.text, submit: submitEditReply },
  [VIEWS.keepDecision]: {
    errorBlock: BLOCKS.text,
    errorBlocks: {
      decision_column: BLOCKS.column,
      column_not_found: BLOCKS.column,
      column_not_categorical: BLOCKS.column,
      column_not_for_zero: BLOCKS.column,
    },
    submit: submitKeepDecision,
  },
  [VIEWS.askBack]: { errorBlock: BLOCKS.text, submit: submitAskBack },
  [VIEWS.handOn]: {
    errorBlock: BLOCKS.text,
    errorBlocks: ABOUT_PERSON,
    submit: submitHandOn,
  },
  [VIEWS.decline]: { errorBlock: BLOCKS.text, submit: submitDecline },
  [VIEWS.review]: { errorBlock: BLOCKS.comment, submit: submitReview },
  [VIEWS.calibrate]: { errorBlock: `${EXAMPLE}${RUBRIC[0]}`, submit: submitCalibration },
  [VIEWS.calibrated]: { errorBlock: BLOCKS.comment, submit: submitCalibrated },
  [VIEWS.reviewDiffers]: { errorBlock: BLOCKS.text, submit: submitReviewDiffers },
  [VIEWS.selfReview]: { errorBlock: RUBRIC[0], submit: submitSelfReview },
  [VIEWS.rewrite]: { errorBlock: BLOCKS.text, submit: submitRewrite, confirm: confirmRewrite },
  [VIEWS.roles]: { errorBlock: BLOCKS.roles, submit: submitRoles, confirm: confirmRoles },
  [VIEWS.setRoles]: { errorBlock: BLOCKS.roles, submit: submitSetRoles, confirm: confirmSetRoles },
  [VIEWS.away]: { errorBlock: BLOCKS.until, submit: submitAway, confirm: confirmAway },
  [VIEWS.ownHours]: { errorBlock: BLOCKS.to, submit: submitOwnHours, confirm: confirmOwnHours },
  [VIEWS.settings]: { errorBlock: BLOCKS.to, submit: submitSettings, confirm: confirmSettings },
  [VIEWS.bringData]: { errorBlock: BLOCKS.file, submit: submitBringData, shown: readBrought },
  [VIEWS.chooseData]: {
    errorBlock: BLOCKS.target,
    errorBlocks: {
      own_data_row_needed: BLOCKS.rowName,
      own_data_target_left_out: BLOCKS.leftOut,
      own_data_target_is_identifier: BLOCKS.identifier,
      own_data_target_as_words: BLOCKS.asWords,
    },
    submit: submitChooseData,
    shown: keepChosen,
  },
  [VIEWS.allowData]: { errorBlock: BLOCKS.text, submit: submitAllowData },
  [VIEWS.answerData]: { errorBlock: BLOCKS.text, submit: submitAnswerData },
  [VIEWS.dailyNudge]: { errorBlock: BLOCKS.time, submit: submitDailyNudge, confirm: confirmDailyNudge },
  [VIEWS.ownQuestions]: { errorBlock: numbered(BLOCKS.ownQuestion, 1), submit: submitOwnQuestions },
  [VIEWS.askReal]: {
    errorBlock: BLOCKS.person,
    errorBlocks: { text_empty: BLOCKS.text, text_too_long: BLOCKS.text },
    submit: submitAskReal,
  },
  [VIEWS.realAnswer]: { errorBlock: BLOCKS.text, submit: submitRealAnswer },
  [VIEWS.notMine]: { errorBlock: BLOCKS.person, submit: submitNotMine },
  [VIEWS.buddy]: { errorBlock: BLOCKS.person, submit: submitBuddy },
  [VIEWS.buddyComment]: { errorBlock: BLOCKS.text, submit: submitBuddyComment },
  [VIEWS.schedule]: {
    errorBlock: BLOCKS.startDate,
    errorBlocks: {
      schedule_lessons: BLOCKS.lessons,
      schedule_came: BLOCKS.lessons,
      schedule_weekdays: BLOCKS.weekdays,
    },
    submit: submitSchedule,
    confirm: confirmSchedule,
    change: redrawSchedule,
  },
};

const BY_ID = new Map<string, Modal>(Object.entries(MODALS));

/** @returns undefined for a callback id that this release does not know */
export function findModal(callbackId: string): Modal | undefined {
  return BY_ID.get(callbackId);
}
