import { loadCourse } from '../../src/course/load-course.ts';

/** The real course, parsed once for all tests of a process: parsing takes tenths of a second. */
export const course = loadCourse();
