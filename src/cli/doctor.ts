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
import { UsageError } from './usage-error.ts';

const OPTIONS = {
  slack: { type: 'boolean', default: false },
  channel: { type: 'string' },
  person: { type: 'string' },
} as const;

const HELP = [
  'Without options it posts nothing and changes nothing.',
  '',
  '--slack                   ask the real Slack what the app relies on: post in a channel, and remove it again',
  '--channel C…              with --slack: the channel, by its ID or a link to it',
  '--person U…               with --slack: who gets the message that only one person sees',
];

/** `kakehashi doctor`. @returns the exit code */
export async function doctor(argv: string[]): Promise<number> {
  const { values } = parseOptions('doctor', argv, OPTIONS);
  if (values.help) {
    print(helpOf('doctor', HELP));
    return 0;
  }
  if (values.slack) return (await import('./self-test.ts')).selfTest(values);
  if (values.channel !== undefined || values.person !== undefined) {
    throw new UsageError('--channel and --person go with --slack: see `kakehashi doctor --help`.');
  }
  const config = readConfig(process.env);
  // An exit removes the copy of the database. A signal alone would leave it in the temporary folder.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
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
