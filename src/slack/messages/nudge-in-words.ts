import type { NudgePlan } from '../../team/daily-nudge.ts';
import { clockOf } from '../modals/time-fields.ts';
import { escapeMrkdwn } from './kit.ts';
import type { Words } from './words.ts';

/** When the daily nudge comes, in one sentence; undefined: it's off. */
export function nudgeInWords({ t }: Words, plan: NudgePlan | undefined): string {
  if (plan === undefined) return t('daily-nudge.off');
  const zone = escapeMrkdwn(plan.zone.replaceAll('_', ' '));
  return t(`daily-nudge.on.${plan.days}`, { time: clockOf(plan.minutes), zone });
}
