/** What each command does, in the order of the usage text. */
const COMMANDS = {
  start: 'serve Slack, or with no tokens the rehearsal workspace',
  web: 'a fleet: take what Slack delivers (needs DATABASE_URL)',
  worker: 'a fleet: do the jobs (needs DATABASE_URL)',
  'run analyze': 'run a step without Slack (--data FILE --target COLUMN --json --out DIR)',
  'lessons check': 'check every lesson, role and message',
  migrate: 'bring the database up to date',
  erase: 'delete what is kept about a person (--user U… --team T… --yes)',
  data: 'tables that every course can choose (add FILE --name …, list, remove, rotate)',
  doctor: 'check tokens, database, queue, fonts, charts and data (--slack asks Slack in a channel)',
};

export type CommandName = Exclude<keyof typeof COMMANDS, 'run analyze'> | 'run';

/** One line a command. */
export const USAGE = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).map(lineOf).join('\n');

function lineOf(name: keyof typeof COMMANDS): string {
  return `kakehashi ${name.padEnd(16)} ${COMMANDS[name]}`;
}

/** @param options lines that describe the command's own options */
export function helpOf(command: CommandName, options: readonly string[] = []): string {
  const line = lineOf(command === 'run' ? 'run analyze' : command);
  return [line, '', ...options, '--help                    show this text'].join('\n');
}
