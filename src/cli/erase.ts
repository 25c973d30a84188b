import { readConfig } from '../config.ts';
import type { Erased } from '../flow/members/erase-data.ts';
import { createLog } from '../log.ts';
import { erasePerson, type Found } from '../service/erase-person.ts';
import { askToDelete, checkSomeoneCanAnswer } from './ask-to-delete.ts';
import { counted } from './counted.ts';
import { keepPrivate } from './keep-private.ts';
import { parseOptions } from './parse-options.ts';
import { print } from './print.ts';
import { helpOf } from './usage.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = {
  user: { type: 'string' },
  team: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

const HELP = [
  '--user ID                 whose data to delete, for example U012ABCDEF',
  '--team ID                 only in this workspace, for example T012ABCDEF',
  '--yes                     do not ask before deleting',
];

/** `kakehashi erase`. @returns the exit code: 1 when nothing was deleted */
export async function erase(argv: string[]): Promise<number> {
  const { values } = parseOptions('erase', argv, OPTIONS);
  if (values.help) {
    print(helpOf('erase', HELP));
    return 0;
  }
  const userId = idOf(values.user, /^[UW][A-Z0-9]{2,}$/u, '--user', 'a Slack user id such as U012ABCDEF');
  if (userId === undefined) throw new UsageError("Option '--user' is missing: name the person by their Slack user id.");
  const teamId = idOf(values.team, /^T[A-Z0-9]{2,}$/u, '--team', 'a Slack workspace id such as T012ABCDEF');
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true });
  await keepPrivate(config, log);
  const { found, erased } = await erasePerson(config, log, {
    userId,
    teamId,
    confirm: (all) => (values.yes ? Promise.resolve(true) : confirm(all)),
  });
  if (found.length === 0) print(`Nothing is kept about ${userId}${teamId === undefined ? '' : ` in ${teamId}`}.`);
  else if (erased.length === 0) print('Nothing was deleted.');
  for (const each of erased) print(summaryOf(each.teamId, each));
  return erased.length === 0 ? 1 : 0;
}

function idOf(typed: string | undefined, form: RegExp, option: string, wanted: string): string | undefined {
  if (typed === undefined || form.test(typed)) return typed;
  throw new UsageError(`Option '${option}' needs ${wanted}: see \`kakehashi erase --help\`.`);
}

/** @throws UsageError where no one can answer */
async function confirm(found: readonly Found[]): Promise<boolean> {
  checkSomeoneCanAnswer();
  for (const { teamId, userId, counts } of found) {
    const tables = counts.map(({ table, rows }) => `${table} ${rows}`).join(', ');
    print(`Workspace ${teamId} keeps about ${userId} (rows by table): ${tables}.`);
  }
  return askToDelete('this');
}

function summaryOf(teamId: string, { rows, texts, files, messages }: Erased): string {
  const waits = messages + files === 0 ? '' : ' Slack shows the changes when the app delivers them.';
  const deleted = `deleted ${counted(rows, 'row')} and ${counted(texts, 'text')}`;
  const changed = `changed ${counted(files, 'file')} and ${counted(messages, 'message')}`;
  return `Workspace ${teamId}: ${deleted}; ${changed}.${waits}`;
}
