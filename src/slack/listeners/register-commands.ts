import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { listOf } from '../../course/list-of.ts';
import { AppError } from '../../errors.ts';
import { comeBack } from '../../flow/members/come-back.ts';
import { countData } from '../../flow/members/count-data.ts';
import { findAsFacilitator } from '../../flow/members/find-as-facilitator.ts';
import { findCohort } from '../../flow/members/find-cohort.ts';
import { goAway } from '../../flow/members/go-away.ts';
import { joinCohort } from '../../flow/members/join-cohort.ts';
import { requestProgress } from '../../flow/reports/request-progress.ts';
import { sendReport } from '../../flow/reports/send-report.ts';
import { tryAgain } from '../../flow/upkeep/try-again.ts';
import { type Actor, actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { respondOrTell } from '../app/respond-or-tell.ts';
import { sentenceFor } from '../app/sentence-for.ts';
import { stableId } from '../app/stable-id.ts';
import { meetsItsTraces, takenUpOf } from '../app/taken-up.ts';
import { COMMAND_WORDS, type Command, lessonWords, parseCommand } from '../commands/parse-command.ts';
import { dayToken } from '../messages/date-token.ts';
import { fitMessage } from '../messages/fit-message.ts';
import { helpMessage } from '../messages/help-message.ts';
import { escapeMrkdwn, type Message, shorten } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import { openAsk } from '../modals/ask/open-ask.ts';
import { awayView } from '../modals/away/away-view.ts';
import { myDataView } from '../modals/my-data/my-data-view.ts';
import { openView } from '../modals/open-view.ts';
import { openBringData } from '../modals/own-data/own-data-actions.ts';
import { coverageFor } from '../modals/request-coverage/coverage-for.ts';
import { MOST_ECHOED, readRole } from '../modals/roles/read-role.ts';
import { rolesView } from '../modals/roles/roles-view.ts';
import { showSchedule } from '../modals/schedule/show-schedule.ts';
import { settingsView } from '../modals/settings/settings-view.ts';
import { startViewFor } from '../modals/start/open-start.ts';
import { showWorkshop } from '../modals/workshop/open-workshop.ts';
import { handleRolesCommand } from './handle-roles-command.ts';
import { linkWhenPosted } from './link-when-posted.ts';
import { runInChannel } from './run-in-channel.ts';
import { showMenu } from './show-menu.ts';
import { showProjectPage } from './show-project-page.ts';
import { startLesson } from './start-lesson.ts';

/** Listens to `/kakehashi …`. A command is acknowledged at once and answered privately. */
export function registerCommands(app: App, edge: Edge): void {
  app.command('/kakehashi', async ({ ack, command, context, client, respond }) => {
    await ack();
    const who = await actorOf(edge, command.team_id, command.user_id, command.channel_id);
    const actor: Actor = { ...who, ...takenUpOf(context, edge.flow.clock) };
    const tell = (answer: Message | { text: string }) =>
      respondOrTell(client, actor, respond, { response_type: 'ephemeral', ...answer });
    const place = { teamId: command.team_id, channelId: command.channel_id };
    try {
      await tryAgain(edge.flow, place);
      // Only members of a channel can type a command there, also if the app has not seen them join.
      await joinCohort(edge.flow, { place, userId: command.user_id, seenAt: actor.takenUp?.since });
      const asked = parseCommand(command.text);
      if ((asked.word === 'menu' || asked.word === 'start') && isGroupDirect(command.channel_name))
        throw new AppError('group_direct');
      const answer = await obey(edge, client, actor, asked, {
        channelId: command.channel_id,
        triggerId: command.trigger_id,
      });
      if (answer !== undefined) await tell(fitMessage(actor.words, answer));
    } catch (error) {
      if (!meetsItsTraces(actor, error)) await tell({ text: sentenceFor(edge, actor.words, error, 'command') });
    }
  });
}

/** Whether a conversation is a group direct message: Slack names them `mpdm-ada--bob--cyd-1` (docs.slack.dev, conversation object). */
function isGroupDirect(channelName: string): boolean {
  return channelName.startsWith('mpdm-');
}

async function obey(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  command: Command,
  { channelId, triggerId }: { channelId: string; triggerId: string },
): Promise<Message | undefined> {
  const { words, teamId, userId } = actor;
  const { store } = edge.flow;
  switch (command.word) {
    case 'menu':
      return showMenu(edge, client, actor, channelId);
    case 'help':
      return helpMessage(words);
    case 'start': {
      const cohort = await store.cohorts.inChannel({ teamId, channelId });
      if (cohort !== undefined) return showMenu(edge, client, actor, channelId);
      await openView(client, triggerId, await startViewFor(edge, actor, channelId));
      return undefined;
    }
    // Without a name, the menu shows the next lesson and offers all of them.
    case 'lesson':
      if (command.process === undefined) return showMenu(edge, client, actor, channelId);
      return startLesson(edge, client, actor, { channelId, process: command.process });
    case 'run':
      if (command.process === undefined) return showMenu(edge, client, actor, channelId);
      return runInChannel(edge, client, actor, { channelId, process: command.process, runId: stableId(triggerId) });
    case 'ask':
      await openAsk(edge, client, actor, {
        triggerId,
        channelId,
        ...(command.role === undefined ? {} : { roles: [readRole(words, command.role)] }),
      });
      return undefined;
    case 'away': {
      if (command.until === undefined) {
        await openView(client, triggerId, awayView(words, { toldIn: channelId }));
        return undefined;
      }
      const until = dayToken(await goAway(edge.flow, { teamId, userId, until: command.until }));
      return { text: words.t('away.done', { until }), blocks: [] };
    }
    case 'back': {
      const wasAway = await comeBack(edge.flow, { teamId, userId });
      return { text: words.t(wasAway || actor.takenUp !== undefined ? 'away.back' : 'away.not'), blocks: [] };
    }
    case 'coverage': {
      const cohort = await findCohort(store, { teamId, channelId }, userId);
      const lesson = await store.lessons.latest(teamId, cohort.id);
      if (lesson === undefined) throw new AppError('lesson_not_posted');
      await openView(client, triggerId, await coverageFor(edge, actor, lesson.id));
      return undefined;
    }
    case 'progress': {
      // A repeated delivery of the same command has the same trigger.
      const shown = await requestProgress(edge.flow, { place: { teamId, channelId }, userId, id: triggerId });
      const link = shown === undefined ? undefined : await linkWhenPosted(edge, client, teamId, shown);
      return { text: link === undefined ? words.t('progress.coming') : words.t('progress.here', { link }), blocks: [] };
    }
    case 'project':
      return { text: await showProjectPage(edge, client, actor, { channelId, id: triggerId }), blocks: [] };
    case 'report':
      await sendReport(edge.flow, { place: { teamId, channelId }, userId, id: triggerId });
      return { text: words.t('report.coming'), blocks: [] };
    case 'my-data':
      await openView(client, triggerId, myDataView(words, await countData(edge.flow, { teamId, userId })));
      return undefined;
    case 'settings': {
      const cohort = await findAsFacilitator(edge.flow, { teamId, channelId }, userId);
      const weekly = (await store.weeks.ofCohort(teamId, cohort.id)) !== undefined;
      await openView(client, triggerId, settingsView(words, cohort, weekly));
      return undefined;
    }
    case 'data':
      await openBringData(edge, client, actor, { channelId, triggerId });
      return undefined;
    case 'schedule':
      return showSchedule(edge, client, actor, { channelId, triggerId });
    case 'workshop':
      return showWorkshop(edge, client, actor, { channelId, triggerId });
    case 'role': {
      const cohort = await findCohort(store, { teamId, channelId }, userId);
      const holdings = await store.roles.list(teamId, cohort.id);
      const held = holdings.filter((h) => h.userId === userId).map((h) => h.role);
      await openView(client, triggerId, rolesView(words, { channelId, toldIn: channelId, held }));
      return undefined;
    }
    case 'roles':
      return handleRolesCommand(edge, client, actor, command, { channelId, triggerId });
    case 'unknown':
      return { text: unknownText(words, command), blocks: [] };
  }
}

/** Tells which word is unknown: the subcommand, or only the argument of `lesson` or `run`. */
function unknownText({ t, locale }: Words, command: Extract<Command, { word: 'unknown' }>): string {
  const { suggestion, of } = command;
  const typed = escapeMrkdwn(shorten(command.typed, MOST_ECHOED));
  if (suggestion !== undefined) return t('command.did-you-mean', { typed, suggestion });
  if (of === undefined) throw new AppError('command_unknown', { typed: shorten(command.typed, MOST_ECHOED) });
  const known = lessonWords(of.word, locale);
  return t(of.word === 'run' ? 'command.no-process' : 'command.no-lesson', {
    argument: escapeMrkdwn(shorten(of.argument, MOST_ECHOED)),
    known: listOf(
      locale,
      known.map((word) => `\`${word}\``),
    ),
    example: `${COMMAND_WORDS[of.word][locale][0]} ${t('help.process-example')}`,
  });
}
