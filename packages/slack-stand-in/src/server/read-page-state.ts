import { appAsPageUser, toPageChannel, toPageMessage, toPageUser, toPageView } from '../messages/to-page.ts';
import type { PageState } from '../page-api.ts';
import type { Stage } from '../state/stage.ts';

/** Reads the part of the workspace that one person may see. */
export function readPageState(stage: Stage, as: string): PageState {
  const { workspace, appInfo, deeds, tour, views } = stage;
  const { team, app, users, channels, userGroups, messages, homes } = workspace.data;
  // Public channels that the person has not joined are listed without their messages.
  const mine = channels.filter((channel) => channel.members.includes(as));
  const open = channels.filter((one) => !one.isPrivate && one.isArchived !== true && !one.members.includes(as));
  const ids = new Set(mine.map(({ id }) => id));
  const lasting = messages
    .filter((message) => ids.has(message.channel))
    .map((message) => toPageMessage(stage, message));
  const passing = stage.ephemerals
    .filter(({ to, shown }) => shown && to === as)
    .map((ephemeral) => toPageMessage(stage, ephemeral.message, ephemeral));
  const stack = views.of(as);
  const top = stack.at(-1);
  const home = homes[as];
  return {
    team: { id: team.id, name: team.name },
    appUser: app.userId,
    commands: appInfo.commands.map(({ command, description, usageHint }) => ({ command, description, usageHint })),
    shortcuts: appInfo.shortcuts,
    users: [...users.map((user) => toPageUser(stage, user)), appAsPageUser(stage)],
    channels: [...mine, ...open].map(toPageChannel),
    userGroups: userGroups.map(({ id, handle, name }) => ({ id, handle, name })),
    messages: [...lasting, ...passing].sort((a, b) => Number(a.ts) - Number(b.ts)),
    deeds: deeds.map(({ id, label, hint }) => ({ id, label, hint })),
    clockAheadMs: Math.round(stage.now() - Date.now()),
    ...(home === undefined ? {} : { home: toPageView(home, 0) }),
    ...(top === undefined ? {} : { modal: toPageView(top, stack.length - 1) }),
    ...(tour === undefined ? {} : { tour }),
  };
}
