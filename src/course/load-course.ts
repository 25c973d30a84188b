import { buildCourse } from './build-course.ts';
import type { Course } from './course.ts';
import { LESSONS_FOLDER, readLessonFiles } from './read-lesson-files.ts';

/**
 * Loads the course from its folder, by default the app's own `lessons/`.
 * @throws AppError lesson_invalid (values: problems, one `file:line reason` a line)
 */
export function loadCourse(folder: string | URL = LESSONS_FOLDER): Course {
  return buildCourse(readLessonFiles(folder));
}
