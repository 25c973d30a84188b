import type { InputBlock, ModalView } from '@slack/types';
import type { Cohort } from '../../../team/cohort.ts';
import { RETENTION_DAYS } from '../../../team/retention.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../app/ids.ts';
import { actions, button, option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { holidaysField } from '../holidays-field.ts';
import { modal, radioField, selectField } from '../kit.ts';
import { messagesField } from '../messages-field.ts';
import { paceField } from '../pace-field.ts';
import { standInsField } from '../stand-ins-field.ts';
import { timeField, weekdaysField } from '../time-fields.ts';
import { retentionName } from './retention-name.ts';

/**
 * The settings that the facilitator may change: stand-ins, pause, reviewers' names, charts and weekly messages in the channel, pace, working hours
 * and retention.
 * @param weekly whether the channel has weekly messages
 */
export function settingsView(words: Words, cohort: Cohort, weekly: boolean): ModalView {
  const { t } = words;
  const { workingHours } = cohort;
  return modal({
    callbackId: VIEWS.settings,
    title: t('settings.title'),
    submit: t('settings.submit'),
    close: t('modal.cancel'),
    metadata: { channelId: cohort.channelId, toldIn: cohort.channelId },
    blocks: [
      section(t('settings.body')),
      radioField({
        block: BLOCKS.rest,
        label: t('settings.rest'),
        hint: t('settings.rest-hint'),
        options: (['running', 'paused'] as const).map((id) => option(id, t(`settings.rest.${id}`))),
        initial: cohort.paused ? 'paused' : 'running',
      }),
      ...(words.alone === true ? [] : teamFields(words, cohort, weekly)),
      timeField({ block: BLOCKS.from, label: t('settings.from'), initial: workingHours.from }),
      timeField({
        block: BLOCKS.to,
        label: t('settings.to'),
        initial: workingHours.to,
        hint: t('settings.hours-hint'),
      }),
      weekdaysField({ t, label: t('settings.weekdays'), initial: workingHours.weekdays }),
      holidaysField(words, {
        label: t('settings.holidays'),
        hint: t('settings.holidays-hint'),
        initial: workingHours.holidays,
      }),
      selectField({
        block: BLOCKS.retention,
        label: t('settings.retention'),
        hint: t('settings.retention-hint'),
        options: (['never', ...RETENTION_DAYS] as const).map((days) =>
          option(String(days), retentionName(words, days)),
        ),
        initial: String(cohort.retentionDays ?? 'never'),
      }),
      actions(
        button(ACTIONS.openOwnData, t('button.own-data'), cohort.channelId),
        button(ACTIONS.openChanges, t('button.recent-changes'), cohort.channelId),
        ...(words.alone === true
          ? []
          : [button(ACTIONS.openMisconceptions, t('button.misconceptions'), cohort.channelId)]),
      ),
    ],
  });
}

/** What a person who takes the course alone has no use for: stand-ins answer all they ask, and everything is in one conversation. */
function teamFields(words: Words, cohort: Cohort, weekly: boolean): InputBlock[] {
  const { t } = words;
  return [
    standInsField(words, cohort.standIns ? 'yes' : 'no'),
    radioField({
      block: BLOCKS.reviewers,
      label: t('settings.reviewers'),
      options: (['named', 'anonymous'] as const).map((id) => option(id, t(`settings.reviewers.${id}`))),
      initial: cohort.anonymousReviews ? 'anonymous' : 'named',
    }),
    radioField({
      block: BLOCKS.bestChart,
      label: t('settings.best-chart'),
      hint: t('settings.best-chart-hint'),
      options: (['no', 'yes'] as const).map((id) => option(id, t(`settings.best-chart.${id}`))),
      initial: cohort.bestChart ? 'yes' : 'no',
    }),
    // The first message of a schedule comes with a schedule only.
    messagesField(words, { offered: ['weekly'], initial: weekly ? ['weekly'] : [] }),
    paceField(words, cohort.pace),
  ];
}
