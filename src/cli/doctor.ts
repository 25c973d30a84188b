import { readConfig } from '../config.ts';
import { checkLessons } from '../course/check-lessons.ts';
import { formatProblem } from '../course/problem.ts';
import { LESSONS_FOLDER } from '../course/read-lesson-files.ts';
import { createProbes } from '../doctor/create-probes.ts';
import { runDoctor } from '../doctor/run-doctor.ts';
import { inspectDataFolder } from '../store/inspect-data-folder.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { findOverLimit } from './find-over-limit.ts';
import { parseOptions } from './parse-options.ts';
import { print } from './print.ts';
import { helpOf } from './usage.ts';

/** `kakehashi doctor`. @returns the exit code */
export async function doctor(argv: string[]): Promise<number> {
  if (parseOptions('doctor', argv).values.help) {
    print(helpOf('doctor'));
    return 0;
  }
  const config = readConfig(process.env);
  return runDoctor({
    config,
    write: print,
    probes: createProbes({
      config,
      root: new URL('../../', import.meta.url),
      lessons: async () => checkLessons(LESSONS_FOLDER, { limits: findOverLimit }).map(formatProblem),
      pendingMigrations,
      inspectFolder: inspectDataFolder,
    }),
  });
}
