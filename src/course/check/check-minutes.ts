import { type Lesson, partIdsOf } from '../lesson.ts';
import { ASK_MINUTES, RUN_MINUTES } from '../lesson-minutes.ts';
import type { Finding } from '../problem.ts';
import { readingMinutes } from '../reading-minutes.ts';

/** How much longer than that a lesson may claim to take. */
const MORE = 5;

/**
 * Checks that a lesson's `minutes` are those that its parts need: reading them, one run with one variation, and one request. The second
 * variation, cases and example requests are optional.
 */
export function checkMinutes(lesson: Lesson): Finding[] {
  const { parts, locale, minutes } = lesson;
  const reading = partIdsOf(lesson).reduce((sum, id) => sum + readingMinutes(parts[id]?.markdown ?? '', locale), 0);
  const exercises = [
    ...(parts.programming === undefined ? [] : [{ name: 'running', takes: RUN_MINUTES }]),
    ...(parts.communication === undefined ? [] : [{ name: 'asking', takes: ASK_MINUTES }]),
  ];
  const needs = exercises.reduce((sum, { takes }) => sum + takes, reading);
  const each = [{ name: 'reading', takes: Math.ceil(reading) }, ...exercises].map(
    ({ name, takes }) => `${takes} for ${name}`,
  );
  const told = `it needs ${Math.ceil(needs)} (${each.join(', ')})`;
  if (minutes < needs) return [{ line: 1, reason: `minutes: ${minutes}, but ${told}: cut the text` }];
  return minutes > needs + MORE ? [{ line: 1, reason: `minutes: ${minutes}, but ${told}: say so` }] : [];
}
