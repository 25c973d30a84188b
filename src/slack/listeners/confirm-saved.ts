import type { WebClient } from '@slack/web-api';
import { PROCESS_IDS } from '../../course/types.ts';
import { findCohort } from '../../flow/members/find-cohort.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { BLOCKS, type VIEWS } from '../app/ids.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { homeOf } from '../home/home-of.ts';
import { dayToken } from '../messages/date-token.ts';
import { mention } from '../messages/kit.ts';
import { nameRoles } from '../messages/name-people.ts';
import type { Submission } from '../modals/submission.ts';
import { clockOf } from '../modals/time-fields.ts';

type Confirmation = (edge: Edge, submission: Submission) => Promise<string | undefined>;

/** What holds once a modal has been saved that shows nothing by itself, in one sentence. */
const CONFIRMATIONS: Partial<Record<keyof typeof VIEWS, Confirmation>> = {
  roles: async (edge, submission) => rolesNow(edge, submission, submission.actor.userId),
  setRoles: async (edge, submission) => {
    const person = submission.value(BLOCKS.person)?.selected_user;
    return person ? rolesNow(edge, submission, person) : undefined;
  },
  settings: async (edge, { actor, carried }) => {
    const { t } = actor.words;
    const place = { teamId: actor.teamId, channelId: carried('channelId') };
    const { paused, workingHours } = await findCohort(edge.flow.store, place);
    const { from, to } = workingHours;
    return paused ? t('settings.saved-paused') : t('settings.saved', { from: clockOf(from), to: clockOf(to) });
  },
  away: async (edge, { actor }) => {
    const { awayUntil } = (await edge.flow.store.members.byId(actor.teamId, actor.userId)) ?? {};
    return awayUntil && actor.words.t('away.done', { until: dayToken(awayUntil) });
  },
  // Who has opened it in the thread sees the run there.
  parameters: async (_edge, { actor, metadata }) => {
    const process = PROCESS_IDS.find((id) => id === metadata.process);
    const { t, course, locale } = actor.words;
    return process && t('run.started', { process: course.process(locale, process).name });
  },
};

async function rolesNow(edge: Edge, { actor, carried }: Submission, userId: string): Promise<string> {
  const { words, teamId } = actor;
  const cohort = await findCohort(edge.flow.store, { teamId, channelId: carried('channelId') });
  const held = (await edge.flow.store.roles.list(teamId, cohort.id)).filter((one) => one.userId === userId);
  const roles = nameRoles(
    words,
    held.map(({ role }) => role),
  );
  const key = `roles.${userId === actor.userId ? 'saved' : 'set-saved'}${held.length === 0 ? '-none' : ''}`;
  return words.t(key, { roles, person: mention(userId) });
}

/**
 * Tells whoever saved a modal what holds now, where they opened it (the modal carries `toldIn`). What was opened in App Home
 * is seen there: it is drawn anew.
 */
export async function confirmSaved(edge: Edge, name: keyof typeof VIEWS, submission: Submission): Promise<void> {
  const confirm = CONFIRMATIONS[name];
  if (confirm === undefined) return;
  const { actor, client, metadata } = submission;
  const { toldIn = '' } = metadata;
  if (toldIn !== '') {
    const text = await confirm(edge, submission);
    if (text !== undefined) await tellPrivately(client, actor, { channelId: toldIn }, { text });
  }
  if (name === 'away' || (name === 'roles' && toldIn === '')) await drawHome(edge, client, actor);
}

async function drawHome(edge: Edge, client: WebClient, actor: Actor): Promise<void> {
  await client.views.publish({ user_id: actor.userId, view: await homeOf(edge, actor) });
}
