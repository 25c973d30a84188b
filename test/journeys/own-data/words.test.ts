import { test } from 'vitest';
import { MADE_UP_TABLES } from '../../helpers/own-tables.ts';
import { expectHousesOnlyMarked, playOwnCourse } from '../../helpers/play-own-course.ts';

/** The other tables and languages are played in the slow project. */
test('a course on a team’s own table speaks of houses only in what it marks as the example', async () => {
  expectHousesOnlyMarked(await playOwnCourse(MADE_UP_TABLES.japanese, 'ja', 'alone'));
});
