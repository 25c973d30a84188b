import type { ProcessId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import { course } from './course.ts';
import { messagesSince } from './messages-since.ts';
import { postLesson, startCohort } from './start-cohort.ts';
import type { startKakehashi } from './start-kakehashi.ts';

export type Kakehashi = Awaited<ReturnType<typeof startKakehashi>>;

export const TEAM = 'T0REHEARSE';
/** By locale: a channel of the seeded team and a learner who reads its language. */
export const PLACES = {
  en: { channel: 'C0HOUSE', learner: 'U0DAVID' },
  ja: { channel: 'C0JUTAKU', learner: 'U0HANA' },
} as const;

/** Returns a function that gives the interface's sentences in one language. */
export function sayIn(locale: Locale) {
  const { t } = course;
  return (key: string, values?: Record<string, string | number>) => t(locale, key, values);
}

/** A person's direct messages with the app. */
export function directOf(userId: string): string {
  return `D${userId.slice(1)}`;
}

/** The text of the direct message with a person's role cards. */
export function cardsTitle(locale: Locale, process: ProcessId, channel: string): string {
  return course.t(locale, 'role-card.title-in', {
    process: course.process(locale, process).name,
    channel: `<#${channel}>`,
  });
}

/** Resolves when everyone with a role card in this process has received it, in a direct message. */
export function cardsAreTold({ rehearsal }: Pick<Kakehashi, 'rehearsal'>, process: ProcessId) {
  const { driver, users } = rehearsal;
  const titles = (['en', 'ja'] as const).flatMap((locale) =>
    Object.values(PLACES).map(({ channel }) => cardsTitle(locale, process, channel)),
  );
  const isTold = (user: { id: string }) => driver.messages(directOf(user.id)).some(({ text }) => titles.includes(text));
  return rehearsal.waitFor(() => users.every(isTold));
}

/**
 * Starts a cohort in the locale's channel, with `values` in the form, and posts Analyze.
 * @returns the lesson's message, when its thread is complete
 */
export async function postAnalyze(
  { rehearsal }: Pick<Kakehashi, 'rehearsal'>,
  locale: Locale = 'en',
  values: Record<string, string> = {},
) {
  const { channel, learner } = PLACES[locale];
  await startCohort(rehearsal, { channel, facilitator: learner }, { locale, ...values });
  const lesson = await postLesson(rehearsal, { channel, learner });
  await cardsAreTold({ rehearsal }, 'analyze');
  return lesson;
}

/** Waits for a message with this button in a thread, and returns the newest one. */
export async function withButton(
  { rehearsal }: Pick<Kakehashi, 'rehearsal'>,
  channel: string,
  ts: string,
  actionId: string,
) {
  return rehearsal.waitFor(() =>
    rehearsal.driver
      .messages(channel, ts)
      .toReversed()
      .find((m) => JSON.stringify(m.blocks ?? []).includes(`"${actionId}"`)),
  );
}

/** Waits for a message with this button in the channel since a lesson, outside of the lesson's thread, and returns the newest one. */
export async function requestWithButton(
  { rehearsal }: Pick<Kakehashi, 'rehearsal'>,
  channel: string,
  lessonTs: string,
  actionId: string,
) {
  return rehearsal.waitFor(() =>
    messagesSince(rehearsal, channel, lessonTs)
      .filter((m) => m.ts !== lessonTs && m.threadTs !== lessonTs)
      .toSorted((one, other) => Number(other.ts) - Number(one.ts))
      .find((m) => JSON.stringify(m.blocks ?? []).includes(`"${actionId}"`)),
  );
}
