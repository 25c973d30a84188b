/**
 * Every action_id, block_id and callback_id of the app, defined once. Never reuse an id: buttons of older releases stay in
 * channels.
 */

export const ACTIONS = {
  openStart: 'open-start',
  postLesson: 'post-lesson',
  chooseLesson: 'choose-lesson',
  postLessonAgain: 'post-lesson-again',
  runStep: 'run-step',
  runMissing: 'run-missing',
  openParameters: 'open-parameters',
  startLabelling: 'start-labelling',
  openLabelling: 'open-labelling',
  showAgreement: 'show-agreement',
  openLessonPart: 'open-lesson-part',
  openCase: 'open-case',
  openPrediction: 'open-prediction',
  openFiles: 'open-files',
  openAsk: 'open-ask',
  checkRequest: 'check-request',
  fillFromFindings: 'request-from-findings',
  openFiveWs: 'open-five-ws',
  // "Model requests" was their first name.
  openExampleRequests: 'open-model-requests',
  openRoles: 'open-roles',
  showRoles: 'show-roles',
  openSetRoles: 'open-set-roles',
  openAway: 'open-away',
  comeBack: 'come-back',
  openOwnHours: 'open-own-hours',
  openCoverage: 'open-coverage',
  openRoleGuide: 'open-role-guide',
  showHelp: 'show-help',
  openReply: 'open-reply',
  openEditReply: 'open-edit-reply',
  acceptRequest: 'accept-request',
  openHandOn: 'open-hand-on',
  openDecline: 'open-decline',
  snooze: 'remind-later',
  itHelps: 'it-helps',
  openAskBack: 'open-ask-back',
  sendToPerson: 'send-to-person',
  waitForPerson: 'wait-for-person',
  openReview: 'open-review',
  openAnyReview: 'open-any-review',
  openCalibration: 'open-calibration',
  skipCalibration: 'skip-calibration',
  openSelfReview: 'open-self-review',
  openRewrite: 'open-rewrite',
  reviewHelps: 'review-helps',
  openReviewDiffers: 'open-review-differs',
  threadReplyAnswers: 'thread-reply-answers',
  waitingMenu: 'waiting-menu',
  chooseCohort: 'choose-home-cohort',
  teamMenu: 'team-menu',
  openMoveDates: 'open-move-dates',
  chooseLanguage: 'choose-language',
  sendMyData: 'send-my-data',
  deleteMyData: 'delete-my-data',
  openSchedule: 'open-schedule',
  changeSchedule: 'change-schedule',
  pauseSchedule: 'pause-schedule',
  resumeSchedule: 'resume-schedule',
  skipScheduled: 'skip-scheduled',
  cancelSchedule: 'cancel-schedule',
  sendCalendar: 'send-calendar',
  openChanges: 'open-recent-changes',
  openMore: 'open-more',
  openBefore: 'open-before',
} as const;

export const VIEWS = {
  start: 'start-cohort',
  parameters: 'step-parameters',
  labelling: 'label-items',
  prediction: 'predict',
  files: 'run-files',
  ask: 'ask-role',
  fiveWs: 'five-ws',
  reply: 'answer-request',
  editReply: 'edit-reply',
  askBack: 'ask-back',
  handOn: 'hand-on-request',
  decline: 'decline-request',
  review: 'review-request',
  calibrate: 'calibrate-reviewer',
  calibrated: 'calibrated-reviewer',
  reviewDiffers: 'review-differs',
  selfReview: 'self-review',
  rewrite: 'rewrite-request',
  roles: 'choose-roles',
  setRoles: 'set-roles',
  away: 'go-away',
  ownHours: 'own-hours',
  settings: 'cohort-settings',
  schedule: 'lesson-schedule',
  moveDates: 'move-due-dates',
  giveToOther: 'give-to-other',
} as const;

/** Makes a look-up from id to name; it returns undefined for an id that this release does not know. */
const nameIn = <Name extends string>(ids: Record<Name, string>) => {
  const names = new Map(Object.entries<string>(ids).map(([name, id]) => [id, name as Name]));
  return (id: string): Name | undefined => names.get(id);
};
export const actionNamed = nameIn(ACTIONS);

export const SHORTCUTS = { ask: 'ask-role-global', askAbout: 'ask-role-about-message' } as const;

/** Ids of the modals' blocks. The element in each block has the action_id `value`. */
export const BLOCKS = {
  locale: 'locale',
  dataset: 'dataset',
  role: 'role',
  kind: 'kind',
  due: 'due',
  text: 'text',
  roles: 'roles',
  comment: 'comment',
  person: 'person',
  standIns: 'stand-ins',
  until: 'until',
  whose: 'whose',
  awayFor: 'away-for',
  rest: 'rest',
  from: 'from',
  to: 'to',
  weekdays: 'weekdays',
  holidays: 'holidays',
  bestChart: 'best_chart',
  reviewers: 'reviewers',
  pace: 'pace',
  lessons: 'lessons',
  startDate: 'start-date',
  time: 'time',
  zone: 'zone',
  unfinished: 'unfinished',
  retention: 'retention',
  files: 'files',
  days: 'days',
} as const;
export const VALUE = 'value';

/** Block ids that mark a kind of message. */
export const MARKS = { reviewResult: 'review-result', requestHints: 'request-hints' } as const;

/** Type of the metadata in every message to a channel; the payload holds the post's key. */
export const POST_EVENT = 'kakehashi_post';
