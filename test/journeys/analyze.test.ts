import { expect, test } from 'vitest';
import { THOROUGH } from '../helpers/languages.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { walkAnalyze } from '../helpers/walk-analyze.ts';

const WAYS = [
  ['socket', 'en'],
  ['http', 'ja'],
  ['socket', 'ja'],
  ['http', 'en'],
] as const;

test.each(THOROUGH ? WAYS.slice(2) : WAYS.slice(0, 2))(
  'over %s in %s, a learner reads, runs and asks, and gets an answer and a review',
  async (delivery, locale) => {
    const kakehashi = await startKakehashi(delivery, { computes: THOROUGH && delivery === 'socket' });
    try {
      const { thread, channel } = await walkAnalyze(kakehashi, locale);
      const images = thread.flatMap((message) => message.files ?? []).filter((file) => file.mimetype === 'image/png');
      // Five of the step; two reviews are told in words.
      expect(images).toHaveLength(5);
      for (const image of images) expect(image.altText).not.toBe('');
      expect(JSON.stringify(thread)).not.toContain('<no pool>');
      const { driver } = kakehashi.rehearsal;
      const messages = driver.rawMessages(channel).flatMap(({ ts }) => driver.rawMessages(channel, ts));
      const keys = messages.flatMap((message) => {
        const metadata = message.metadata as { event_payload?: { key?: string } } | undefined;
        return metadata?.event_payload?.key ?? [];
      });
      // Welcome, lesson, Read, Do, Ask, run, list of requests, request, reply and review. Charts have no key.
      expect(keys).toHaveLength(10);
      expect(new Set(keys).size).toBe(keys.length);
      expect(kakehashi.log.errors).toEqual([]);
    } finally {
      await kakehashi.stop();
    }
  },
);
