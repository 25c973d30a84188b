import { expect, test } from 'vitest';
import { playCourse } from '../helpers/play-course.ts';

/** What a cohort of eight may hear from the app in a course with 25 requests. `bench/conversation/budget.ts` prints the figures. */
test('a course of 25 requests stays within the budget of mentions, thread updates and direct messages', async () => {
  const heard = await playCourse();
  expect(heard.requests).toBe(25);
  expect(heard.reviews).toBeGreaterThanOrEqual(40);
  const mentions = Object.values(heard.mentions);
  expect(mentions).toHaveLength(8);
  expect(mentions.reduce((sum, n) => sum + n, 0) / mentions.length).toBeLessThanOrEqual(8);
  expect(Math.max(...mentions)).toBeLessThanOrEqual(14);
  // Everybody is heard of: a budget that nobody uses would show nothing.
  expect(Math.min(...mentions)).toBeGreaterThan(0);
  expect(Math.max(...Object.values(heard.threadUpdates))).toBeLessThanOrEqual(60);
  const directMessages = Object.values(heard.directMessages);
  expect(Math.max(...directMessages)).toBeLessThanOrEqual(4);
  // Three a week. The fourth is a reminder of a request that would go to someone else otherwise, and few get one.
  expect(directMessages.filter((n) => n > 3).length).toBeLessThanOrEqual(2);
  expect(heard.lessonMessages).toBeLessThanOrEqual(3);
  expect(heard.runMessages).toBeLessThanOrEqual(3);
});

test('a workshop of half a day has the same course, and sends each person at most 20 direct messages', async () => {
  const heard = await playCourse('workshop');
  expect(heard.requests).toBe(25);
  expect(heard.reviews).toBeGreaterThanOrEqual(40);
  const mentions = Object.values(heard.mentions);
  expect(mentions.reduce((sum, n) => sum + n, 0) / mentions.length).toBeLessThanOrEqual(8);
  expect(Math.max(...mentions)).toBeLessThanOrEqual(14);
  expect(Math.max(...Object.values(heard.threadUpdates))).toBeLessThanOrEqual(60);
  expect(Math.max(...Object.values(heard.directMessages))).toBeLessThanOrEqual(20);
});

test('a workshop that the app leads mentions and tells each person no more', async () => {
  const heard = await playCourse('led');
  expect(heard.requests).toBe(25);
  const mentions = Object.values(heard.mentions);
  expect(mentions).toHaveLength(8);
  expect(mentions.reduce((sum, n) => sum + n, 0) / mentions.length).toBeLessThanOrEqual(8);
  expect(Math.max(...mentions)).toBeLessThanOrEqual(14);
  expect(Math.max(...Object.values(heard.threadUpdates))).toBeLessThanOrEqual(60);
  expect(Math.max(...Object.values(heard.directMessages))).toBeLessThanOrEqual(20);
});
