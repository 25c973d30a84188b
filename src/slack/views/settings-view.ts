import type { InputBlock, ModalView } from '@slack/types';
import type { Cohort } from '../../ports.ts';
import { option, plain, section } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { BLOCKS, VALUE, VIEWS } from '../ids.ts';
import { modal, radioField } from './kit.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What the facilitator may change: who answers for empty roles, whether the course rests, when the team works. */
export function settingsView(words: Words, cohort: Cohort): ModalView {
  const { t } = words;
  const { workingHours } = cohort;
  const days = WEEKDAYS.map((day) => option(String(day), t(`weekday.${day}`)));
  const chosen = days.filter(({ value }) => workingHours.weekdays.includes(Number(value)));
  return modal({
    callbackId: VIEWS.settings,
    title: t('settings.title'),
    submit: t('settings.submit'),
    close: t('modal.cancel'),
    metadata: { channelId: cohort.channelId },
    blocks: [
      section(t('settings.body')),
      radioField({
        block: BLOCKS.rest,
        label: t('settings.rest'),
        hint: t('settings.rest-hint'),
        options: (['running', 'paused'] as const).map((id) => option(id, t(`settings.rest.${id}`))),
        initial: cohort.paused ? 'paused' : 'running',
      }),
      radioField({
        block: BLOCKS.standIns,
        label: t('start.stand-ins'),
        options: (['yes', 'no'] as const).map((id) => option(id, t(`start.stand-ins.${id}`))),
        initial: cohort.standIns ? 'yes' : 'no',
      }),
      timeField(BLOCKS.from, t('settings.from'), workingHours.from),
      timeField(BLOCKS.to, t('settings.to'), workingHours.to, t('settings.hours-hint')),
      {
        type: 'input',
        block_id: BLOCKS.weekdays,
        label: plain(t('settings.weekdays')),
        element: {
          type: 'checkboxes',
          action_id: VALUE,
          options: days,
          ...(chosen.length === 0 ? {} : { initial_options: chosen }),
        },
      },
      radioField({
        block: BLOCKS.holidays,
        label: t('settings.holidays'),
        options: (['jp', 'none'] as const).map((id) => option(id, t(`settings.holidays.${id}`))),
        initial: workingHours.holidays,
      }),
    ],
  });
}

/** A time of day; Slack's picker knows no 24:00, which is the last minute of the day. */
function timeField(block: string, label: string, minutes: number, hint?: string): InputBlock {
  const at = Math.min(minutes, 24 * 60 - 1);
  const clock = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  return {
    type: 'input',
    block_id: block,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: { type: 'timepicker', action_id: VALUE, initial_time: clock },
  };
}

/** Minutes after midnight of a picked time; undefined where none was picked. */
export function minutesOf(picked: string | null | undefined): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/u.exec(picked ?? '') ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
