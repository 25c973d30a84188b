import { loadCourse } from '../../src/course/load-course.ts';

/** The real course. Parsing takes tenths of a second, so all tests in a process share it. */
export const course = loadCourse();
