/**
 * The API between the page and the server: JSON over HTTP below `/rehearsal/api/`, and server-sent events for changes. The page uses
 * only this API; the app sees only Slack's protocol.
 *
 *   GET  /rehearsal/api/state?as=USER          -> PageState, limited to what this person may see
 *   GET  /rehearsal/api/events?as=USER         -> text/event-stream; every `data:` line is one PageEvent
 *   POST /rehearsal/api/upload?as=USER&name=NAME  the raw bytes, up to 50 MB        -> {ok, file?: PageFile, error?}
 *   POST /rehearsal/api/file-delete            {as, file: id}                       -> {ok, error?}
 *   POST /rehearsal/api/message                {as, channel, text, threadTs?, files?: id[]} -> {ok, error?}
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
 *   GET  /rehearsal/api/log?since=N            -> {entries: LogEntry[]}, the deliveries and calls
 *   GET  /rehearsal/api/log/N                  -> LogDetail, one entry in full, without tokens
 *   GET  /rehearsal/api/log/events             -> text/event-stream; every `data:` line is one LogEvent
 *   POST /rehearsal/api/check-blocks           {payload}: blocks, a message or a view -> CheckedBlocks
 *   GET  /files/FILE_ID/NAME                   -> the bytes of an uploaded file
 */
import type { Problem } from './block-kit/problem.ts';
import type { InLanguages } from './in-languages.ts';
import type { Json } from './json.ts';
import type { TourStep } from './tour-step.ts';

/** An action on the whole workspace, as the page shows it. */
export interface PageDeed {
  id: string;
  label: InLanguages;
  /** What it does, in a sentence. */
  hint: InLanguages;
}

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
  /** The current status. */
  status?: { text: string; emoji: string };
  /** The end of do-not-disturb, as a Unix time in seconds; absent when it is off. */
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
  /** Set on what the app has uploaded. */
  ofApp?: true;
}

export interface PageMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  blocks?: Json[];
  files?: PageFile[];
  /** The number of its files that were deleted. */
  deletedFiles?: number;
  edited?: boolean;
  /** Set on Slack's own notice that a member joined or left. */
  membership?: 'joined' | 'left';
  /** Set when only `to` sees the message. It disappears on reload, as in Slack. */
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
  /** The number of views below this one; 0 for the first. */
  depth: number;
}

export interface PageState {
  team: { id: string; name: string };
  appUser: string;
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { callbackId: string; name: string; type: 'global' | 'message' }[];
  users: PageUser[];
  /** The channels that this person is in, and the public ones that they can join. */
  channels: PageChannel[];
  userGroups: { id: string; handle: string; name: string }[];
  /** All messages of this person's channels, threads included, oldest first. */
  messages: PageMessage[];
  /** Actions on the whole workspace. */
  deeds: PageDeed[];
  /** How far Slack's clock is ahead of this machine's, in milliseconds. */
  clockAheadMs: number;
  /** The acting person's App Home, and the modal on top, if any. */
  home?: PageView;
  modal?: PageView;
  /** The guided tour, if there is one. */
  tour?: readonly TourStep[];
}

export type PageEvent =
  | { type: 'message'; message: PageMessage }
  | { type: 'message-changed'; message: PageMessage }
  | { type: 'message-deleted'; channel: string; ts: string }
  | { type: 'channel'; channel: PageChannel }
  /** A person's status or do-not-disturb changed. */
  | { type: 'user'; user: PageUser }
  | { type: 'home'; view: PageView }
  /** The top modal changed; without `view`, all modals closed. */
  | { type: 'modal'; view?: PageView }
  /** Slack's clock was moved. */
  | { type: 'clock'; aheadMs: number }
  /** A notice for the person, such as "/kakehashi failed because the app did not respond". */
  | { type: 'notice'; text: string };

/** Where a block action happened. */
export type ActionContainer =
  | { type: 'message'; channel: string; ts: string; threadTs?: string; ephemeral?: boolean }
  | { type: 'view'; viewId: string };

/** The action as in Slack's `actions[0]`, without `action_ts`: type, action_id, block_id, and value or selected_… */
export type PageAction = Json;

/** The `values` of a view's state: block_id -> action_id -> element state as Slack sends it. */
export type ViewValues = Record<string, Record<string, Json>>;

/** The validator's result for blocks that were not sent. */
export interface CheckedBlocks {
  ok: boolean;
  /** The surface that the validator assumed. */
  kind: 'message' | 'modal' | 'home';
  problems: Problem[];
  builder?: Json;
}
