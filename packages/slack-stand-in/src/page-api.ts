/**
 * What the rehearsal page and its server say to each other. The page is a client of this API only; the app under
 * rehearsal sees Slack's protocol only. JSON over HTTP below `/rehearsal/api/`, changes by server-sent events.
 *
 *   GET  /rehearsal/api/state?as=USER          -> PageState (what this person may see)
 *   GET  /rehearsal/api/events?as=USER         -> text/event-stream; every `data:` line is one PageEvent
 *   POST /rehearsal/api/message                {as, channel, text, threadTs?, files?: {name, base64}[]} -> {ok, error?}
 *   POST /rehearsal/api/message-edit           {as, channel, ts, text}              -> {ok, error?}
 *   POST /rehearsal/api/message-delete         {as, channel, ts}                    -> {ok, error?}
 *   POST /rehearsal/api/join, leave            {as, channel}                        -> {ok, error?}
 *   POST /rehearsal/api/presence               {as, status?: {text, emoji, until}, snoozeUntil?} -> {ok, error?}
 *   POST /rehearsal/api/command                {as, channel, text}  ("/kakehashi …")  -> {ok, error?}
 *   POST /rehearsal/api/action                 {as, container, action}              -> {ok, error?}
 *   POST /rehearsal/api/shortcut               {as, channel, callbackId, messageTs?} -> {ok, error?}
 *   POST /rehearsal/api/view-submit            {as, viewId, values}                 -> {ok, errors?: Record<blockId,string>}
 *   POST /rehearsal/api/view-close             {as, viewId}                         -> {ok}
 *   POST /rehearsal/api/home-opened            {as, tab: 'home'|'messages'}         -> {ok}
 *   POST /rehearsal/api/deed                   {as, id, channel?}                   -> {ok, told?: InLanguages, error?}
 *   GET  /rehearsal/api/log?since=N            -> {entries: LogEntry[]}, what has passed between Slack and the app
 *   GET  /rehearsal/api/log/N                  -> LogDetail, one entry in full, without tokens
 *   GET  /rehearsal/api/log/events             -> text/event-stream; every `data:` line is one LogEvent
 *   POST /rehearsal/api/check-blocks           {payload}: blocks, a message or a view -> CheckedBlocks
 *   GET  /files/FILE_ID/NAME                   -> the bytes of an uploaded file
 */
import type { Problem } from './block-kit/problem.ts';
import type { Json } from './json.ts';

/** Words in each language of the page. */
export interface InLanguages {
  en: string;
  ja: string;
}

/** Something that can be done with the whole stage, beside what people do in it. */
export interface PageDeed {
  id: string;
  label: InLanguages;
  /** What it does, for whoever hesitates. */
  hint: InLanguages;
}

/** A Block Kit block or view exactly as the app sent it. */

export interface PageUser {
  id: string;
  name: string;
  realName: string;
  /** Job title shown beside the name. */
  title: string;
  /** Slack locale: `en-US` or `ja-JP`. */
  locale: string;
  tz: string;
  isBot: boolean;
  /** CSS colour of the avatar. */
  color: string;
  /** What they say of themselves now. */
  status?: { text: string; emoji: string };
  /** Until when they do not want to be disturbed, in seconds; absent when they may be. */
  quietUntil?: number;
}

export interface PageChannel {
  id: string;
  name: string;
  topic: string;
  isPrivate: boolean;
  /** Direct message with the app. */
  isIm: boolean;
  members: string[];
  isArchived?: boolean;
}

export interface PageFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  altText: string;
  url: string;
}

export interface PageMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  blocks?: Json[];
  files?: PageFile[];
  edited?: boolean;
  /** Slack's own note that somebody came or went. */
  membership?: 'joined' | 'left';
  /** Set when only `to` may see it; it vanishes on reload as Slack's do. */
  ephemeral?: { to: string };
  replyCount?: number;
  replyUsers?: string[];
}

export interface PageView {
  id: string;
  type: 'modal' | 'home';
  callbackId: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: Json[];
  hash: string;
  /** Views beneath this one, 0 for the first. */
  depth: number;
}

/** A sentence in the page's languages. `{person}` stands for who is to act. */
export interface TourWords {
  en: string;
  ja: string;
}

/** What a message of the workspace shows: an element, a block, words (any of them), or files of a type. */
export type TourSign =
  | { actionId: string }
  | { blockId: string }
  | { text: readonly string[] }
  | { filesAtLeast: number; mimetype: string };

/** Something that leads to the end of a step, and where it is: what to send, to press, to look at, or a modal to submit. */
export interface TourMove {
  target:
    | { send: string }
    | { callbackId: string }
    | Extract<TourSign, { actionId: string } | { text: readonly string[] }>;
  words: TourWords;
}

/** One step of a guided tour. It is done when the workspace shows it, whoever did it. */
export interface TourStep {
  id: string;
  title: TourWords;
  /** What to do and why, in a sentence. */
  body: TourWords;
  done: TourSign;
  /** Of those that are possible, the page shows the one in the newest message; `send` where there is none. */
  moves: readonly TourMove[];
  /**
   * Who acts: anyone, a person by id, or the first of the people whom the message names. A message that names only one
   * person names who it is from: then somebody else acts.
   */
  as: 'anyone' | 'mentioned' | (string & {});
}

export interface PageState {
  team: { id: string; name: string };
  appUser: string;
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { callbackId: string; name: string; type: 'global' | 'message' }[];
  users: PageUser[];
  /** Those that this person is in, and the public ones that they could join. */
  channels: PageChannel[];
  userGroups: { id: string; handle: string; name: string }[];
  /** All messages of the channels that this person is in, threads included, oldest first. */
  messages: PageMessage[];
  /** What can be done with the stage. */
  deeds: PageDeed[];
  /** How far Slack's clock is ahead of this machine's, in milliseconds. */
  clockAheadMs: number;
  /** The acting person's App Home, and the modal on top, if any. */
  home?: PageView;
  modal?: PageView;
  /** What leads a newcomer through the app, if anything does. */
  tour?: readonly TourStep[];
}

export type PageEvent =
  | { type: 'message'; message: PageMessage }
  | { type: 'message-changed'; message: PageMessage }
  | { type: 'message-deleted'; channel: string; ts: string }
  | { type: 'channel'; channel: PageChannel }
  /** A person's status changed. */
  | { type: 'user'; user: PageUser }
  | { type: 'home'; view: PageView }
  /** The top of the modal stack changed; absent view = all closed. */
  | { type: 'modal'; view?: PageView }
  /** Slack's clock was moved. */
  | { type: 'clock'; aheadMs: number }
  /** Something the person should be told, e.g. "/kakehashi failed because the app did not respond". */
  | { type: 'notice'; text: string };

/** Where a block action happened. */
export type ActionContainer =
  | { type: 'message'; channel: string; ts: string; threadTs?: string; ephemeral?: boolean }
  | { type: 'view'; viewId: string };

/** The action as Slack would put it in `actions[0]` less `action_ts`: type, action_id, block_id, value or selected_… */
export type PageAction = Json;

/** `values` of a view submission: block_id -> action_id -> element state as Slack sends it. */
export type ViewValues = Record<string, Record<string, Json>>;

/** One delivery to the app, or one call by it, in a line. */
export interface LogEntry {
  /** 1 for the first; a later state of the same line has the same number. */
  n: number;
  /** When it began, in ms of the rehearsal's clock. */
  at: number;
  direction: 'to-app' | 'from-app';
  /** A method of the Web API, `upload`, `response_url`, `response_action`; or the command, interaction or event type. */
  name: string;
  /** What it was about, in a few words. */
  detail: string;
  /** The person that it came from or is for. */
  user?: string;
  /** Absent until it is over: answered, or acknowledged. */
  ok?: boolean;
  error?: string;
  durationMs?: number;
  /** Set when it was delivered before, and how often. */
  retry?: number;
  /** Whether it carries blocks or a view. */
  hasBlocks: boolean;
}

export interface LogDetail {
  entry: LogEntry;
  payload: unknown;
  /** Absent until there is one. */
  answer?: unknown;
  /** The blocks or the view, as Slack's Block Kit Builder takes them. */
  builder?: Json;
  /** Why Slack refused it, as it words that itself. */
  problems: Problem[];
}

/** A line of the log was written, or its result became known. */
export interface LogEvent {
  type: 'log';
  entry: LogEntry;
}

/** What the validator says to blocks that were not sent. */
export interface CheckedBlocks {
  ok: boolean;
  /** What they were taken for. */
  kind: 'message' | 'modal' | 'home';
  problems: Problem[];
  builder?: Json;
}
