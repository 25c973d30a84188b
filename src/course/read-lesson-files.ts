import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the lessons that ship with the app. The path is the same from `src/course/` and from `dist/course/`. */
export const LESSONS_FOLDER = new URL('../../lessons', import.meta.url);

/** Text of every lesson file, by its path below the lessons' folder with forward slashes: `ja/messages.json`. */
export type LessonFiles = ReadonlyMap<string, string>;

/**
 * Reads the lessons' folder. No other file of this room touches the disk.
 * @param wanted pattern of the paths to read
 * @throws Error of `node:fs` when the folder cannot be read
 */
export function readLessonFiles(folder: string | URL, wanted = /\.(?:md|json|ya?ml)$/u): LessonFiles {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => wanted.test(path))
    .sort();
  return new Map(
    paths.map((path) => [
      path.replaceAll('\\', '/'),
      readFileSync(join(root, path), 'utf8')
        .replace(/^\uFEFF/u, '')
        .replaceAll('\r\n', '\n'),
    ]),
  );
}
