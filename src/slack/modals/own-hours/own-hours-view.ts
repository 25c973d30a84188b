import type { ModalView } from '@slack/types';
import { DEFAULT_WORKING_HOURS, type OwnHours } from '../../../team/working-hours.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal, radioField } from '../kit.ts';
import { timeField, weekdaysField } from '../time-fields.ts';

/** Whose working hours apply to a person. */
const WHOSE = ['course', 'own'] as const;

/**
 * The form in which a person sets their own working hours and quiet days.
 * @param input.hours theirs; undefined: those of each course apply
 * @param input.mondays whether they want the message on Mondays that tells what lies ahead
 * @param input.shown what the form begins with when they have none
 * @param input.toldIn the channel in which it is confirmed
 */
export function ownHoursView(
  { t }: Words,
  {
    hours,
    mondays = true,
    shown = DEFAULT_WORKING_HOURS,
    toldIn,
  }: { hours?: OwnHours; mondays?: boolean; shown?: OwnHours; toldIn?: string } = {},
): ModalView {
  const { from, to, weekdays } = hours ?? shown;
  return modal({
    callbackId: VIEWS.ownHours,
    title: t('own-hours.title'),
    submit: t('own-hours.submit'),
    close: t('modal.cancel'),
    ...(toldIn === undefined ? {} : { metadata: { toldIn } }),
    blocks: [
      section(t('own-hours.body')),
      radioField({
        block: BLOCKS.whose,
        label: t('own-hours.whose'),
        options: WHOSE.map((id) => option(id, t(`own-hours.whose.${id}`))),
        initial: hours === undefined ? 'course' : 'own',
      }),
      timeField({ block: BLOCKS.from, label: t('settings.from'), initial: from }),
      timeField({ block: BLOCKS.to, label: t('settings.to'), initial: to }),
      weekdaysField({ t, label: t('own-hours.weekdays'), initial: weekdays }),
      radioField({
        block: BLOCKS.mondays,
        label: t('own-hours.mondays'),
        hint: t('own-hours.mondays-hint'),
        options: (['yes', 'no'] as const).map((id) => option(id, t(`own-hours.mondays.${id}`))),
        initial: mondays ? 'yes' : 'no',
      }),
    ],
  });
}
