import { test } from 'vitest';
import { MADE_UP_TABLES } from '../../helpers/own-tables.ts';
import { expectHousesOnlyMarked, playOwnCourse } from '../../helpers/play-own-course.ts';

test.each([
  ['retail', 'en', 'team'],
  ['retail', 'ja', 'alone'],
  ['sensors', 'en', 'alone'],
  ['sensors', 'ja', 'team'],
  ['japanese', 'en', 'team'],
  ['japanese', 'ja', 'alone'],
] as const)(
  'a course on %s data in %s (%s) speaks of houses only in what it marks as the example',
  async (name, locale, place) => {
    expectHousesOnlyMarked(await playOwnCourse(MADE_UP_TABLES[name], locale, place));
  },
);
