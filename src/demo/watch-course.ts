import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Course } from '../course/course.ts';
import { loadCourse } from '../course/load-course.ts';
import type { Log } from '../ports/log.ts';

/** Editors write a file in several steps. Changes within this time count as one. */
const SETTLE_MS = 150;

/**
 * Reads a course again when a file of its folder changes, so that the next message shows what an author has just saved. A course that
 * cannot be read is logged with file, line and reason, and the previous one stays.
 * @param changed called after each attempt, for tests
 */
export function watchCourse(
  folder: URL,
  log: Log,
  changed: (isRead: boolean) => void = () => {},
): { course: Course; close(): void } {
  let current = loadCourse(folder);
  let timer: NodeJS.Timeout | undefined;
  const read = () => {
    try {
      current = loadCourse(folder);
      log.info({}, 'the lessons were read again');
      changed(true);
    } catch (error) {
      log.warn({ err: error }, 'the lessons cannot be read; the previous ones stay in use');
      changed(false);
    }
  };
  // Editors that save by renaming replace the file. A watch on the folder notices that; a watch on the file doesn't.
  const watchers = foldersOf(fileURLToPath(folder)).map((each) =>
    watch(each, () => {
      clearTimeout(timer);
      timer = setTimeout(read, SETTLE_MS);
    }).on('error', (error) => log.warn({ err: error }, 'the lessons are no longer watched')),
  );
  return {
    course: {
      t: (...args) => current.t(...args),
      has: (locale, key) => current.has(locale, key),
      processes: (locale) => current.processes(locale),
      process: (locale, id) => current.process(locale, id),
      roles: (locale) => current.roles(locale),
      role: (locale, id) => current.role(locale, id),
      roleCard: (locale, process, id) => current.roleCard(locale, process, id),
      lessons: (locale) => current.lessons(locale),
      lessonInfo: (locale, id) => current.lessonInfo(locale, id),
      lesson: (locale, id) => current.lesson(locale, id),
    },
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** A folder and all folders in it. */
function foldersOf(root: string): string[] {
  const inside = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [root, ...inside.map((entry) => join(entry.parentPath, entry.name))];
}
