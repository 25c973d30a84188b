import { findElement } from '../block-kit/find-element.ts';
import type { Json } from '../json.ts';
import { findEphemeral, forgetEphemerals } from '../messages/show-ephemeral.ts';
import { toPageMessage, toPageView } from '../messages/to-page.ts';
import { toSlackMessage } from '../messages/to-slack.ts';
import type { ActionContainer, PageMessage, PageView } from '../page-api.ts';
import { editMessage, removeMessage } from '../people/change-message.ts';
import { closeView } from '../people/close-view.ts';
import { encodeMentions, escapeTyped } from '../people/encode-text.ts';
import { archiveChannel, joinChannel, leaveChannel } from '../people/membership.ts';
import { openHome } from '../people/open-home.ts';
import type { Outcome } from '../people/outcome.ts';
import { press } from '../people/press.ts';
import { runCommand } from '../people/run-command.ts';
import { type Attachment, sendMessage } from '../people/send-message.ts';
import { type Presence, setPresence } from '../people/set-presence.ts';
import { submitView } from '../people/submit-view.ts';
import { useShortcut } from '../people/use-shortcut.ts';
import type { Stage } from '../state/stage.ts';
import { type FriendlyValue, toState, toViewValues } from './friendly-values.ts';

/** What the pressed element is narrowed to and what is chosen in it. */
export interface ActionPatch {
  /** Of several buttons with the same action_id, the one with this value. */
  value?: string;
  blockId?: string;
  /** For selects, pickers and inputs: what is chosen. */
  choose?: FriendlyValue;
}

export type Where = { channel: string; ts: string } | { viewId: string };

export type Driver = ReturnType<typeof createDriver>;

/** People's hands and eyes, for tests. Every deed resolves when the app has acknowledged it (or has not in time). */
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
  const deeds = {
    /** As on the rehearsal itself. */
    calls: stage.calls,
    deliveries: stage.deliveries,
    waitFor: stage.feed.waitFor,

    /** Writes in a channel or thread; `@name` mentions people. @throws Error when the person may not. @returns its ts */
    async message(
      as: string,
      channel: string,
      text: string,
      threadTs?: string,
      files?: readonly Attachment[],
    ): Promise<string> {
      const typed = escapeTyped(encodeMentions(stage, text));
      const sent = await sendMessage(stage, as, { channel, text: typed, threadTs, ...(files && { files }) });
      if (sent.ts === undefined) throw new Error(`${as} could not write in ${channel}: ${sent.error}`);
      return sent.ts;
    },
    /** Changes or takes back a message of theirs. */
    edit: (as: string, channel: string, ts: string, text: string): Promise<Outcome> =>
      editMessage(stage, as, { channel, ts, text: escapeTyped(encodeMentions(stage, text)) }),
    remove: (as: string, channel: string, ts: string): Promise<Outcome> => removeMessage(stage, as, { channel, ts }),
    /** Mentions the app. */
    mention: (as: string, channel: string, text: string, threadTs?: string): Promise<string> =>
      deeds.message(as, channel, `<@${stage.workspace.data.app.userId}> ${text}`, threadTs),
    /** Sends a slash command, from a channel (there are none in threads). */
    command: (as: string, channel: string, text: string): Promise<Outcome> => runCommand(stage, as, { channel, text }),
    /** Presses or changes an element. @throws Error when nobody sees such an element there */
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
      return press(stage, as, {
        container,
        action: element.type === 'button' ? { ...action, value: element.value } : action,
      });
    },
    /** Submits the modal on top (or `viewId`), with `values` by block_id laid over what it holds. */
    async submit(as: string, viewId?: string, values: Record<string, FriendlyValue> = {}): Promise<Outcome> {
      const view = viewId === undefined ? stackOf(as).at(-1) : stackOf(as).find((one) => one.id === viewId);
      if (view === undefined)
        throw new Error(`${as} has no modal open${viewId === undefined ? '' : ` with id ${viewId}`}`);
      const all = toViewValues(view.blocks, values);
      const given = Object.fromEntries(Object.keys(values).map((block) => [block, all[block] ?? {}]));
      return submitView(stage, as, { viewId: view.id, values: given });
    },
    /** Closes the modal on top, or `viewId`. */
    closeView(as: string, viewId?: string): Promise<Outcome> {
      return closeView(stage, as, viewId ?? stackOf(as).at(-1)?.id ?? '');
    },
    openHome: (as: string, tab: 'home' | 'messages' = 'home'): Outcome => openHome(stage, as, tab),
    /** A global shortcut, or with `messageTs` one on a message. */
    shortcut: (as: string, channel: string, callbackId: string, messageTs?: string): Promise<Outcome> =>
      useShortcut(stage, as, { channel, callbackId, messageTs }),
    join: (channel: string, user: string, inviter?: string): Promise<Outcome> =>
      joinChannel(stage, channel, user, inviter),
    leave: (channel: string, user: string): Promise<Outcome> => leaveChannel(stage, channel, user),
    /** Nobody can write in the channel any more, or they can again. */
    archive: (channel: string, by: string, archived = true): Promise<Outcome> =>
      archiveChannel(stage, channel, by, archived),
    /** A status, or a time in seconds until which they do not want to be disturbed. */
    presence: (as: string, presence: Presence): Promise<Outcome> => setPresence(stage, as, presence),
    /** For a payload that is made by hand: what Slack would give with a deed of this person. */
    trigger: (as: string): string => stage.triggers.issue(as),
    /** What a reload does to a person's page: messages that only they saw are gone. */
    reload: (as: string): void => forgetEphemerals(stage, as),

    /** Messages of a channel without replies, or a thread with its parent, oldest first, as the page shows them. */
    messages(channel: string, threadTs?: string): PageMessage[] {
      return stored(channel, threadTs).map((message) => toPageMessage(stage, message));
    },
    /** The same as Slack stores them: with metadata, `bot_id`, `thread_ts`. */
    rawMessages(channel: string, threadTs?: string): Json[] {
      return stored(channel, threadTs).map((message) => toSlackMessage(stage, message, true));
    },
    /** Everything that only this person was shown and that is still there, oldest first. */
    ephemerals: (as: string): PageMessage[] =>
      stage.ephemerals
        .filter(({ to, shown }) => to === as && shown)
        .map((ephemeral) => toPageMessage(stage, ephemeral.message, ephemeral)),
    /** The modal on top of the person's screen. */
    modal(as: string): PageView | undefined {
      const stack = stackOf(as);
      const top = stack.at(-1);
      return top === undefined ? undefined : toPageView(top, stack.length - 1);
    },
    home(as: string): PageView | undefined {
      const view = stage.workspace.data.homes[as];
      return view === undefined ? undefined : toPageView(view, 0);
    },
    /** A view as the app would receive it, with `private_metadata` and state. */
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
  return deeds;
}

/** An overflow menu has no state, but reports what was chosen. */
function overflowOr(element: Json, choose: FriendlyValue): Json {
  if (element.type !== 'overflow') return toState(element, choose);
  const found = (element.options as Json[]).find((option) => option.value === choose);
  if (found === undefined) throw new Error(`no option ${choose} in ${element.action_id}`);
  return { selected_option: found };
}
