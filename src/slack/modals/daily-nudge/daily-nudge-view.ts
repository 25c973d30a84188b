import type { ModalView } from '@slack/types';
import { NUDGE_DAYS, type NudgePlan } from '../../../team/daily-nudge.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal, radioField } from '../kit.ts';
import { timeField } from '../time-fields.ts';
import { zoneField } from '../zone-field.ts';

/** What a person chooses from: no nudge, or its days. */
export const NUDGE_CHOICES = ['off', ...NUDGE_DAYS] as const;

/**
 * The form in which someone alone turns their daily nudge on or off.
 * @param state.plan what they have; undefined while it's off
 * @param state.zone theirs, for a first one
 * @param state.toldIn the conversation in which it's confirmed
 */
export function dailyNudgeView(
  words: Words,
  { channelId, plan, zone, toldIn }: { channelId: string; plan: NudgePlan | undefined; zone: string; toldIn?: string },
): ModalView {
  const { t } = words;
  return modal({
    callbackId: VIEWS.dailyNudge,
    title: t('daily-nudge.title'),
    submit: t('daily-nudge.submit'),
    close: t('modal.cancel'),
    metadata: { channelId, ...(toldIn === undefined ? {} : { toldIn }) },
    blocks: [
      section(t('daily-nudge.body')),
      radioField({
        block: BLOCKS.nudgeDays,
        label: t('daily-nudge.days'),
        options: NUDGE_CHOICES.map((id) => option(id, t(`daily-nudge.days.${id}`))),
        initial: plan?.days ?? 'off',
      }),
      timeField({ block: BLOCKS.time, label: t('schedule.time'), initial: plan?.minutes ?? 9 * 60 }),
      zoneField(words, plan?.zone ?? zone),
    ],
  });
}
