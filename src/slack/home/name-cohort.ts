import type { WebClient } from '@slack/web-api';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import { answerInTime } from '../app/look-up-time.ts';
import { readIfPossible } from '../app/read-if-possible.ts';
import { nameDay } from '../messages/date-token.ts';
import type { Words } from '../messages/words.ts';

/** A course in mrkdwn: its channel, or that it's one's own. A direct message is a channel without a name. */
export function cohortLabel({ t }: Words, cohort: Cohort): string {
  return isDirectChannel(cohort.channelId) ? t('home.own-course') : `<#${cohort.channelId}>`;
}

/**
 * A course in the plain text of a menu, where Slack draws no channel: its channel's name, or when it began if Slack doesn't tell the name
 * in the time for look-ups.
 */
export async function nameCohort({ t, locale }: Words, client: WebClient, cohort: Cohort): Promise<string> {
  if (isDirectChannel(cohort.channelId)) return t('home.own-course');
  const asked = readIfPossible(() => client.conversations.info({ channel: cohort.channelId }));
  const name = (await answerInTime(asked, () => undefined))?.channel?.name;
  if (name !== undefined && name !== '') return `#${name}`;
  return t('home.course-since', { day: nameDay(locale, cohort.createdAt.toISOString().slice(0, 10)) });
}
