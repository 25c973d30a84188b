import { findCohort } from '../../../flow/members/find-cohort.ts';
import type { EdgeWith } from '../../app/edge.ts';
import type { Submission } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';
import { clockOf } from '../time-fields.ts';

/** Tells the facilitator when the team works now, or that the course is paused. */
export async function confirmSettings({ flow }: EdgeWith<'store'>, submission: Submission): Promise<void> {
  const { actor, carried } = submission;
  const { t } = actor.words;
  await tellWhereOpened(submission, async () => {
    const place = { teamId: actor.teamId, channelId: carried('channelId') };
    const { paused, workingHours, retentionDays } = await findCohort(flow.store, place, actor.userId);
    const { from, to } = workingHours;
    const saved = paused ? t('settings.saved-paused') : t('settings.saved', { from: clockOf(from), to: clockOf(to) });
    return retentionDays === undefined ? saved : `${saved}\n${t('settings.saved-retention', { days: retentionDays })}`;
  });
}
