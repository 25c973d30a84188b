import { findOwnCohort } from '../../../flow/alone/find-own-cohort.ts';
import { setDailyNudge } from '../../../flow/alone/set-daily-nudge.ts';
import type { Edge } from '../../app/edge.ts';
import { BLOCKS } from '../../app/ids.ts';
import { nudgeInWords } from '../../messages/nudge-in-words.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import type { Submission, SubmitModal } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';
import { minutesOf } from '../time-fields.ts';
import { NUDGE_CHOICES } from './daily-nudge-view.ts';

export const submitDailyNudge: SubmitModal = async (edge, { actor: { teamId, userId }, value, carried }) => {
  const place = { teamId, channelId: carried('channelId') };
  await findOwnCohort(edge.flow.store, place, userId);
  const days = oneOf(NUDGE_CHOICES, selectedOption(value(BLOCKS.nudgeDays)));
  const minutes = minutesOf(value(BLOCKS.time)?.selected_time) ?? -1;
  const zone = selectedOption(value(BLOCKS.zone)) ?? '';
  await setDailyNudge(edge.flow, { place, userId, plan: days === 'off' ? undefined : { days, minutes, zone } });
  return undefined;
};

/** Tells the person when their nudge comes. */
export async function confirmDailyNudge({ flow }: Pick<Edge, 'flow'>, submission: Submission): Promise<void> {
  const { teamId, words } = submission.actor;
  await tellWhereOpened(submission, async () => {
    const cohort = await flow.store.cohorts.inChannel({ teamId, channelId: submission.carried('channelId') });
    return cohort && nudgeInWords(words, await flow.store.dailyNudges.ofCohort(teamId, cohort.id));
  });
}
