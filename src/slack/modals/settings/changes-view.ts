import type { ModalView } from '@slack/types';
import type { AuditEntry, Change } from '../../../team/audit-entry.ts';
import { dateToken } from '../../messages/date-token.ts';
import { hoursAsValues } from '../../messages/hours-in-words.ts';
import { context, mention, section } from '../../messages/kit.ts';
import { nameCalendar } from '../../messages/name-calendar.ts';
import { nameRoles } from '../../messages/name-people.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';
import { retentionName } from './retention-name.ts';

/** What was changed in a course, newest first: when, by whom, and what. */
export function changesView(words: Words, entries: readonly AuditEntry[]): ModalView {
  const { t } = words;
  const lines = entries.map((entry) => section(lineOf(words, entry)));
  return modal({
    title: t('changes.title'),
    close: t('modal.close'),
    blocks: [
      section(t('changes.body', { n: entries.length })),
      ...(lines.length === 0 ? [context(t('changes.none'))] : lines),
    ],
  });
}

function lineOf(words: Words, { at, byId, ofId, change }: AuditEntry): string {
  const { t } = words;
  const values = { by: mention(byId), of: ofId === undefined ? '' : mention(ofId) };
  return `${dateToken(at)}\n${t(`changes.${keyOf(change)}`, { ...values, ...valuesOf(words, change) })}`;
}

function keyOf(change: Change): string {
  switch (change.what) {
    case 'schedule':
      return `schedule.${change.did}`;
    case 'workshop':
      return `workshop.${change.did}`;
    case 'data':
      return `data.${change.did}`;
    case 'facilitator':
      return `facilitator.${change.because}`;
    case 'roles':
      return change.roles.length === 0 ? 'roles.none' : 'roles';
    default:
      return change.what;
  }
}

function valuesOf(words: Words, change: Change): Record<string, string> {
  switch (change.what) {
    case 'started':
      return { language: words.t(`language.${change.locale}`) };
    case 'settings':
      return { settings: settingsOf(words, change.to).join(words.t('list.comma')) };
    case 'roles':
      return { roles: nameRoles(words, change.roles) };
    default:
      return {};
  }
}

/** Each changed setting with its new value, by the names that the settings' form uses. */
function settingsOf(words: Words, to: Extract<Change, { what: 'settings' }>['to']): string[] {
  const { t } = words;
  const pair = (label: string, text: string) => t('list.pair', { label, text });
  const { paused, standIns, anonymousReviews, bestChart, weekly, pace, workingHours, retentionDays } = to;
  return [
    ...(paused == null ? [] : [pair(t('settings.rest'), t(`settings.rest.${paused ? 'paused' : 'running'}`))]),
    ...(standIns == null ? [] : [pair(t('start.stand-ins'), t(`start.stand-ins.${standIns ? 'yes' : 'no'}`))]),
    ...(anonymousReviews == null
      ? []
      : [pair(t('settings.reviewers'), t(`settings.reviewers.${anonymousReviews ? 'anonymous' : 'named'}`))]),
    ...(bestChart == null
      ? []
      : [pair(t('settings.best-chart'), t(`settings.best-chart.${bestChart ? 'yes' : 'no'}`))]),
    ...(weekly === undefined
      ? []
      : [pair(t('schedule.messages'), t(`settings.messages.${weekly ? 'weekly' : 'none'}`))]),
    ...(pace == null ? [] : [pair(t('settings.pace'), t(`settings.pace.${pace}`))]),
    ...(workingHours == null
      ? []
      : [
          pair(
            t('changes.hours'),
            t('changes.hours-value', {
              ...hoursAsValues(words, workingHours),
              holidays: nameCalendar(words, workingHours.holidays),
            }),
          ),
        ]),
    ...(retentionDays === undefined
      ? []
      : [pair(t('settings.retention'), retentionName(words, retentionDays ?? 'never'))]),
  ];
}
