// Long on purpose: one list says of every button and command whether it changes state, so that none is forgotten.
import { z } from 'zod';
import { type ACTIONS, actionNamed } from '../app/ids.ts';
import { stableId } from '../app/stable-id.ts';
import { type Command, parseCommand } from '../commands/parse-command.ts';
import { readMemberEvent } from './read-member-event.ts';
import { readMessageEvent } from './read-message-event.ts';

/** A delivery from Slack that changes state when its listener runs. */
export interface DeedDelivery {
  /** How it's named in the log: never by what it holds. */
  kind: string;
  teamId: string;
  key: string;
  userId?: string;
  /** The parts of the delivery that its listener reads. */
  body: Record<string, unknown>;
  /** A message in a thread counts only in the thread of a request, or of a lesson. */
  thread?: { channelId: string; ts: string };
}

/**
 * Which presses change state. The others only open or redraw something, which must happen within the three seconds of the trigger: after
 * a restart it's too late for them.
 */
const PRESSES: Record<keyof typeof ACTIONS, boolean | ((chosen: string) => boolean)> = {
  openStart: false,
  postLesson: true,
  chooseLesson: true,
  postLessonAgain: true,
  runStep: true,
  runMissing: true,
  openParameters: false,
  startLabelling: true,
  openLabelling: false,
  showAgreement: true,
  openLessonPart: false,
  openCase: false,
  openQuickCheck: false,
  openTask: false,
  openMisconceptions: false,
  openPrediction: false,
  openFiles: false,
  openAsk: false,
  // The form saves what it holds before each acknowledgement. These two only redraw it.
  checkRequest: false,
  fillFromFindings: false,
  openFiveWs: false,
  openExampleRequests: false,
  openFullRequest: false,
  openBeforeAndAfter: false,
  openTwoViews: false,
  askBoth: false,
  openRoles: false,
  showRoles: false,
  openSetRoles: false,
  openAway: false,
  openOwnHours: false,
  comeBack: true,
  openCoverage: false,
  openTell: false,
  checkRemark: false,
  openModelRemarks: false,
  openPresent: false,
  openModelPresentation: false,
  openRoleGuide: false,
  showHelp: false,
  openReply: false,
  openEditReply: false,
  acceptRequest: true,
  openHandOn: false,
  openDecline: false,
  snooze: true,
  itHelps: true,
  openAskBack: false,
  sendToPerson: true,
  waitForPerson: true,
  // A place that is reserved for a reviewer is of no use without the form.
  openReview: false,
  openAnyReview: false,
  openCatchUp: false,
  // Opening the worked example has already been remembered as the one offer.
  openCalibration: false,
  skipCalibration: false,
  openSelfReview: false,
  openRewrite: false,
  reviewHelps: true,
  openReviewDiffers: false,
  threadReplyAnswers: true,
  // Their other choices open forms.
  waitingMenu: (chosen) => chosen.startsWith('["snooze"'),
  chooseCohort: true,
  teamMenu: (chosen) => chosen.startsWith('["n"'),
  openMoveDates: false,
  chooseLanguage: true,
  sendMyData: true,
  deleteMyData: true,
  openSchedule: false,
  changeSchedule: false,
  pauseSchedule: true,
  resumeSchedule: true,
  skipScheduled: true,
  cancelSchedule: true,
  sendCalendar: true,
  openChanges: false,
  openOwnData: false,
  // It opens a form. What it stores only says that the file is read again, and a second press does the same.
  continueData: false,
  deleteData: true,
  switchData: true,
  allowData: false,
  refuseData: false,
  openKeepDecision: false,
  openDecisions: false,
  showProjectPage: true,
  withdrawDecision: true,
  applyDecisions: false,
  openWorkshop: false,
  // The choice to end it asks first.
  workshopMenu: (chosen) => !chosen.startsWith('["end"'),
  endWorkshop: true,
  openPark: false,
  revealBest: true,
  openSurvey: false,
  sendWorkshopPage: true,
  getCertificate: true,
  openMore: false,
  openBefore: false,
  openDailyNudge: false,
  stopDailyNudge: true,
  resumeDailyNudge: true,
  openOwnQuestions: false,
  openAskReal: false,
  openRealAnswer: false,
  openNotMine: false,
  openBuddy: false,
  acceptBuddy: true,
  declineBuddy: true,
  endBuddy: true,
  openBuddyComment: false,
};

/** Whether a command changes state, rather than show something or open a form. */
function changesState(command: Command): boolean {
  switch (command.word) {
    case 'lesson':
    case 'run':
      return command.process !== undefined;
    case 'away':
      return command.until !== undefined;
    case 'roles':
      return command.what === 'import';
    case 'back':
    case 'progress':
    case 'project':
    case 'report':
      return true;
    case 'menu':
    case 'help':
    case 'start':
    case 'ask':
    case 'role':
    case 'coverage':
    case 'my-data':
    case 'settings':
    case 'schedule':
    case 'workshop':
    case 'data':
    case 'unknown':
      return false;
  }
}

const id = z.string().min(1);
const text = z.string().nullish();
const TEAM = z.object({ id });
const USER = z.object({ id, team_id: id.optional() });

const COMMAND = z.object({
  command: z.literal('/kakehashi'),
  text: z.string().default(''),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: id,
  response_url: z.string().optional(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.string().optional(),
});

const PRESS = z.object({
  type: z.literal('block_actions'),
  team: TEAM.nullish(),
  user: USER,
  enterprise: z.unknown().optional(),
  is_enterprise_install: z.boolean().optional(),
  trigger_id: id,
  response_url: z.string().optional(),
  channel: TEAM.optional(),
  container: z.object({ thread_ts: z.string().optional() }).default({}),
  // The text of the message stays out: its thread is enough to answer there.
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  view: z
    .object({ id, type: z.string(), hash: z.string().optional(), app_installed_team_id: z.string().nullish() })
    .optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: id,
        action_ts: z.string(),
        selected_option: z.looseObject({ value: text }).nullish(),
      }),
    )
    .min(1),
});

const MESSAGE = z.object({
  ts: text,
  thread_ts: text,
  user: text,
  bot_id: text,
  text,
  files: z.array(z.object({ id: z.string(), title: text, name: text, permalink: text })).nullish(),
});
const CALLBACK = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  enterprise_id: text,
  event_id: id,
  is_enterprise_install: z.boolean().optional(),
  authorizations: z
    .array(
      z.object({ team_id: text, enterprise_id: text, user_id: text, is_enterprise_install: z.boolean().optional() }),
    )
    .optional(),
});
const MESSAGE_EVENT = CALLBACK.extend({
  event: MESSAGE.extend({
    type: z.literal('message'),
    channel: id,
    subtype: text,
    message: MESSAGE.nullish(),
    previous_message: MESSAGE.nullish(),
  }),
});
const MEMBER_EVENT = CALLBACK.extend({ event: z.object({ type: id, user: id, channel: id, event_ts: text }) });

/**
 * Reads whether a delivery changes state by what its listener does after the acknowledgement. Submissions and changed fields are done
 * before it. Plain messages in channels are never deeds, so that they are never stored.
 */
export function deedOf(body: unknown): DeedDelivery | undefined {
  return commandDeed(body) ?? pressDeed(body) ?? messageDeed(body) ?? memberDeed(body);
}

function commandDeed(given: unknown): DeedDelivery | undefined {
  const { data: body } = COMMAND.safeParse(given);
  if (body === undefined) return undefined;
  const command = parseCommand(body.text);
  if (!changesState(command)) return undefined;
  return {
    kind: `command ${command.word}`,
    teamId: body.team_id,
    key: stableId(body.trigger_id),
    userId: body.user_id,
    body,
  };
}

function pressDeed(given: unknown): DeedDelivery | undefined {
  const { data: body } = PRESS.safeParse(given);
  const teamId = (body?.view?.app_installed_team_id || undefined) ?? body?.team?.id ?? body?.user.team_id;
  const name = actionNamed(body?.actions[0]?.action_id ?? '');
  if (body === undefined || teamId === undefined || name === undefined) return undefined;
  const isDeed = PRESSES[name];
  const chosen = body.actions[0]?.selected_option?.value ?? '';
  if (typeof isDeed === 'boolean' ? !isDeed : !isDeed(chosen)) return undefined;
  const { trigger_id: trigger, user } = body;
  return { kind: `press ${name}`, teamId, key: stableId(trigger, user.id, name), userId: user.id, body };
}

function messageDeed(given: unknown): DeedDelivery | undefined {
  const { data: body } = MESSAGE_EVENT.safeParse(given);
  const message = body && readMessageEvent(body.event);
  if (body === undefined || message === undefined) return undefined;
  const { channelId } = message;
  const deed = { kind: `message ${message.kind}`, ...eventOf(body) };
  switch (message.kind) {
    case 'written':
    case 'edited':
    case 'deleted': {
      const { userId, threadTs } = message;
      return threadTs === undefined ? undefined : { ...deed, userId, thread: { channelId, ts: threadTs } };
    }
    case 'joined':
    case 'left':
      return { ...deed, userId: message.userId };
    case 'unarchived':
      return deed;
  }
}

function memberDeed(given: unknown): DeedDelivery | undefined {
  const { data: body } = MEMBER_EVENT.safeParse(given);
  const notice = body && readMemberEvent(body.event);
  if (body === undefined || notice === undefined) return undefined;
  return { kind: `member ${notice.kind}`, ...eventOf(body), userId: body.event.user };
}

function eventOf(body: z.infer<typeof CALLBACK>): Pick<DeedDelivery, 'teamId' | 'key' | 'body'> {
  return { teamId: body.authorizations?.[0]?.team_id ?? body.team_id, key: body.event_id, body };
}
