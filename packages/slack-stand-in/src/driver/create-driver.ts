import { findElement } from '../block-kit/find-element.ts';
import type { Json } from '../json.ts';
import { findEphemeral, forgetEphemerals } from '../messages/show-ephemeral.ts';
import { toPageMessage, toPageView } from '../messages/to-page.ts';
import { ANSWERED, toSlackMessage } from '../messages/to-slack.ts';
import type { ActionContainer, PageMessage, PageView } from '../page-api.ts';
import { editMessage, removeMessage } from '../people/change-message.ts';
import { closeView } from '../people/close-view.ts';
import { deleteFile } from '../people/delete-file.ts';
import { encodeMentions, escapeTyped } from '../people/encode-text.ts';
import { type Attachment, keepFile, refusalOf } from '../people/keep-file.ts';
import { archiveChannel, joinChannel, leaveChannel } from '../people/membership.ts';
import { openHome } from '../people/open-home.ts';
import type { Outcome } from '../people/outcome.ts';
import { press } from '../people/press.ts';
import { runCommand } from '../people/run-command.ts';
import { sendMessage } from '../people/send-message.ts';
import { type Presence, setPresence } from '../people/set-presence.ts';
import { submitView } from '../people/submit-view.ts';
import { useShortcut } from '../people/use-shortcut.ts';
import type { Canvas } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { type FriendlyValue, toState, toViewValues } from './friendly-values.ts';

/** Narrows down the element to use, and says what to choose in it. */
export interface ActionPatch {
  /** Picks the button with this value among several with the same `action_id`. */
  value?: string;
  blockId?: string;
  /** The choice, for selects, pickers and inputs. */
  choose?: FriendlyValue;
}

export type Where = { channel: string; ts: string } | { viewId: string };

export type Driver = ReturnType<typeof createDriver>;

/** Acts as people and reads what they see, for tests. Each action resolves when the app acknowledges it or the wait times out. */
export function createDriver(stage: Stage) {
  const stackOf = (as: string) => stage.views.of(as);
  const blocksAt = (as: string, where: Where): Json[] => {
    if ('viewId' in where) {
      const home = stage.workspace.data.homes[as];
      const view = home?.id === where.viewId ? home : stackOf(as).find((one) => one.id === where.viewId);
      if (view === undefined) throw new Error(`${as} does not see a view ${where.viewId}`);
      return view.blocks;
    }
    const { channel, ts } = where;
    const message = findEphemeral(stage, as, channel, ts)?.message ?? stage.workspace.message(channel, ts);
    if (message === undefined) throw new Error(`${as} does not see a message ${ts} in ${channel}`);
    return message.blocks ?? [];
  };
  /** Marks a person as active: to act in Slack, they have it open. */
  const by = (as: string): string => {
    stage.active.add(as);
    return as;
  };
  const driver = {
    /** The same records as on the stand-in. */
    calls: stage.calls,
    deliveries: stage.deliveries,
    waitFor: stage.feed.waitFor,

    /**
     * Posts in a channel or thread; `@name` mentions people. `files` are files to upload, or ids from `uploadFile`.
     * @throws Error when the person may not post there
     * @returns the message's ts
     */
    async message(
      as: string,
      channel: string,
      text: string,
      threadTs?: string,
      files?: readonly (Attachment | string)[],
    ): Promise<string> {
      const typed = escapeTyped(encodeMentions(stage, text));
      const sent = await sendMessage(stage, by(as), { channel, text: typed, threadTs, ...(files && { files }) });
      if (sent.ts === undefined) throw new Error(`${as} could not write in ${channel}: ${sent.error}`);
      return sent.ts;
    },
    /**
     * Uploads a file, which no one sees before a message or a modal carries it.
     * @throws Error when Slack doesn't take it
     * @returns the file's id, for `message`, and for `submit` as the value of a `file_input`
     */
    async uploadFile(as: string, file: Attachment): Promise<string> {
      const refusal = refusalOf(file);
      if (refusal !== undefined) throw new Error(`${as} could not upload ${file.name}: ${refusal}`);
      return (await keepFile(stage, by(as), file)).id;
    },
    /** Deletes the person's own file. Messages keep a tombstone in its place, and a download of it breaks off. */
    deleteFile: (as: string, id: string): Promise<Outcome> => deleteFile(stage, by(as), id),
    /** Makes a file one of Slack Connect: what Slack sends has a stub in its place, and only `files.info` the whole. @throws Error for an unknown id */
    connectFile(id: string): void {
      const file = stage.workspace.file(id);
      if (file === undefined) throw new Error(`there is no file ${id}`);
      file.isConnect = true;
    },
    /** The canvases of a channel, the first one first. */
    canvases: (channel: string): Canvas[] =>
      stage.workspace.data.canvases.filter((canvas) => canvas.channel === channel),
    /** Deletes a canvas, as anyone in the channel may. */
    deleteCanvas(id: string): void {
      const { data } = stage.workspace;
      data.canvases = data.canvases.filter((canvas) => canvas.id !== id);
    },
    /** Edits the person's own message. */
    edit: (as: string, channel: string, ts: string, text: string): Promise<Outcome> =>
      editMessage(stage, by(as), { channel, ts, text: escapeTyped(encodeMentions(stage, text)) }),
    /** Deletes the person's own message. */
    remove: (as: string, channel: string, ts: string): Promise<Outcome> =>
      removeMessage(stage, by(as), { channel, ts }),
    /** Mentions the app. */
    mention: (as: string, channel: string, text: string, threadTs?: string): Promise<string> =>
      driver.message(as, channel, `<@${stage.workspace.data.app.userId}> ${text}`, threadTs),
    /** Sends a slash command from a channel. Threads have no slash commands. */
    command: (as: string, channel: string, text: string): Promise<Outcome> =>
      runCommand(stage, by(as), { channel, text }),
    /** Presses a button or changes an element. @throws Error when the person sees no such element there */
    async action(as: string, where: Where, actionId: string, patch: ActionPatch = {}): Promise<Outcome> {
      const { value, blockId, choose } = patch;
      const wanted = { action_id: actionId, value, block_id: blockId };
      const blocks = blocksAt(as, where);
      const found = findElement(blocks, wanted);
      if (found === undefined)
        throw new Error(`no element ${actionId} ${value ?? ''} there: ${JSON.stringify(blocks)}`);
      const { block, element } = found;
      const chosen = choose === undefined ? {} : overflowOr(element, choose);
      const container: ActionContainer =
        'viewId' in where
          ? { type: 'view', viewId: where.viewId }
          : { type: 'message', channel: where.channel, ts: where.ts };
      const action = { ...chosen, type: element.type, action_id: actionId, block_id: block.block_id };
      return press(stage, by(as), {
        container,
        action: element.type === 'button' ? { ...action, value: element.value } : action,
      });
    },
    /**
     * Submits the top modal, or `viewId`. `values`, by `block_id`, override what the modal holds; those of a `file_input` are ids from
     * `uploadFile`.
     */
    async submit(as: string, viewId?: string, values: Record<string, FriendlyValue> = {}): Promise<Outcome> {
      const view = viewId === undefined ? stackOf(as).at(-1) : stackOf(as).find((one) => one.id === viewId);
      if (view === undefined)
        throw new Error(`${as} has no modal open${viewId === undefined ? '' : ` with id ${viewId}`}`);
      const all = toViewValues(view.blocks, values);
      const given = Object.fromEntries(Object.keys(values).map((block) => [block, all[block] ?? {}]));
      return submitView(stage, by(as), { viewId: view.id, values: given });
    },
    /** Closes the top modal, or `viewId`. */
    closeView(as: string, viewId?: string): Promise<Outcome> {
      return closeView(stage, by(as), viewId ?? stackOf(as).at(-1)?.id ?? '');
    },
    openHome: (as: string, tab: 'home' | 'messages' = 'home'): Outcome => openHome(stage, by(as), tab),
    /** Runs a global shortcut, or a message shortcut when `messageTs` is given. */
    shortcut: (as: string, channel: string, callbackId: string, messageTs?: string): Promise<Outcome> =>
      useShortcut(stage, by(as), { channel, callbackId, messageTs }),
    join: (channel: string, user: string, inviter?: string): Promise<Outcome> =>
      joinChannel(stage, channel, user, inviter),
    leave: (channel: string, user: string): Promise<Outcome> => leaveChannel(stage, channel, user),
    /** Archives a channel, or unarchives it. */
    archive: (channel: string, by: string, archived = true): Promise<Outcome> =>
      archiveChannel(stage, channel, by, archived),
    /** Sets a status, or pauses notifications until a Unix time in seconds. */
    presence: (as: string, presence: Presence): Promise<Outcome> => setPresence(stage, by(as), presence),
    /** Issues a trigger id for this person, for payloads that a test writes by hand. */
    trigger: (as: string): string => stage.triggers.issue(as),
    /** Does what a reload of the person's page does: their ephemeral messages disappear. */
    reload: (as: string): void => forgetEphemerals(stage, as),
    /** Does what closing the person's last page does: they are no longer active, and their ephemeral messages disappear. */
    closePage(as: string): void {
      stage.active.delete(as);
      forgetEphemerals(stage, as);
    },

    /** The messages of a channel without replies, or a thread with its parent, as the page shows them, oldest first. */
    messages(channel: string, threadTs?: string): PageMessage[] {
      return stored(channel, threadTs).map((message) => toPageMessage(stage, message));
    },
    /** The same messages as Slack stores them, with metadata, `bot_id` and `thread_ts`. */
    rawMessages(channel: string, threadTs?: string): Json[] {
      return stored(channel, threadTs).map((message) => toSlackMessage(stage, message, ANSWERED));
    },
    /** This person's ephemeral messages that are still shown, oldest first. */
    ephemerals: (as: string): PageMessage[] =>
      stage.ephemerals
        .filter(({ to, shown }) => to === as && shown)
        .map((ephemeral) => toPageMessage(stage, ephemeral.message, ephemeral)),
    /** The person's top modal. */
    modal(as: string): PageView | undefined {
      const stack = stackOf(as);
      const top = stack.at(-1);
      return top === undefined ? undefined : toPageView(top, stack.length - 1);
    },
    home(as: string): PageView | undefined {
      const view = stage.workspace.data.homes[as];
      return view === undefined ? undefined : toPageView(view, 0);
    },
    /** The top modal as the app receives it, with `private_metadata` and state. */
    rawModal: (as: string): Json | undefined => stackOf(as).at(-1),
  };
  const stored = (channel: string, threadTs?: string): Json[] => {
    const { workspace } = stage;
    if (threadTs === undefined) {
      return workspace
        .inChannel(channel)
        .filter((m) => m.thread_ts === undefined || m.thread_ts === m.ts || m.subtype === 'thread_broadcast');
    }
    const parent = workspace.message(channel, threadTs);
    return [...(parent === undefined ? [] : [parent]), ...workspace.replies(channel, threadTs)];
  };
  return driver;
}

/** The chosen state. An overflow menu has no state, so it reports the chosen option alone. */
function overflowOr(element: Json, choose: FriendlyValue): Json {
  if (element.type !== 'overflow') return toState(element, choose);
  const found = (element.options as Json[]).find((option) => option.value === choose);
  if (found === undefined) throw new Error(`no option ${choose} in ${element.action_id}`);
  return { selected_option: found };
}
