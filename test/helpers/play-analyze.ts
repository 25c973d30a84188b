import { afterAll, beforeAll, expect } from 'vitest';
import type { Locale } from '../../src/course/locale.ts';
import { inLessonThread } from './in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn } from './post-analyze.ts';
import { startKakehashi } from './start-kakehashi.ts';

/**
 * Starts the app before the tests of a group and posts Analyze in the channel of a language. After the tests, the app stops and must have
 * logged no error.
 * @param options.now the app's clock, in milliseconds since 1970; default: the machine's
 * @param options.delivery how Slack delivers
 */
export function playAnalyze(
  locale: Locale,
  { now, delivery = 'socket' }: { now?: () => number; delivery?: 'http' | 'socket' } = {},
) {
  const { channel, learner } = PLACES[locale];
  let kakehashi: Kakehashi;
  let ts: string;
  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery, now === undefined ? {} : { now });
    ts = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  return {
    channel,
    learner,
    say: sayIn(locale),
    kakehashi: () => kakehashi,
    /** The `ts` of the lesson's message. */
    lessonTs: () => ts,
    driver: () => kakehashi.rehearsal.driver,
    waitFor,
    here: inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts })),
  };
}
