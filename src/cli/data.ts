import { basename } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { loadWords } from '../course/load-words.ts';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import { errorSentence } from '../messages/error-sentence.ts';
import { readingInWords } from '../messages/reading-in-words.ts';
import { addData, changeDataKey, removeData, sharedData } from '../service/manage-data.ts';
import type { TablePreview } from '../steps/preview/preview-table.ts';
import { askToDelete } from './ask-to-delete.ts';
import { CHOICES, CHOICES_HELP, choicesIn } from './choices.ts';
import { counted } from './counted.ts';
import { keepPrivate } from './keep-private.ts';
import { parseOptions } from './parse-options.ts';
import { print, printError } from './print.ts';
import { helpOf } from './usage.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = {
  name: { type: 'string' },
  target: { type: 'string' },
  row: { type: 'string' },
  unit: { type: 'string' },
  id: { type: 'string' },
  'leave-out': { type: 'string', multiple: true, default: [] as string[] },
  allowed: { type: 'string' },
  yes: { type: 'boolean', default: false },
  ...CHOICES,
} as const;

const HELP = [
  'add FILE                  store a table (CSV, TSV or .xlsx, up to 50 MB) that every course can choose',
  'list                      list these tables',
  'remove NAME               delete one, and every file made from it',
  'rotate                    encrypt all tables and files with DATA_KEY (DATA_KEY_BEFORE: the key until now)',
  '',
  '--name NAME               what people see in the list; needed with add',
  '--target COLUMN           column of numbers to predict; needed with add',
  '--row WORDS               what one row is, for example "a sale"; needed with add',
  '--allowed WORDS           who allows its use, and for what; reports show it; needed with add',
  '--unit UNIT               unit of the target, for example kWh',
  '--id COLUMN               column that only identifies a row',
  '--leave-out COLUMN        a column that is never stored; may be repeated',
  '--yes                     do not ask before deleting',
  '',
  'How the file is read is guessed, and told in one line. To choose instead:',
  ...CHOICES_HELP,
];

/** `kakehashi data`: the tables that every course can choose. @returns the exit code */
export async function data(argv: string[]): Promise<number> {
  const { values, positionals } = parseOptions('data', argv, OPTIONS, true);
  if (values.help) {
    print(helpOf('data', HELP));
    return 0;
  }
  const config = readConfig(process.env);
  await keepPrivate(config, createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true }));
  const [command = '', named = ''] = positionals;
  try {
    switch (command) {
      case 'add':
        return await add(config, named, values);
      case 'list':
        return await list(config);
      case 'remove':
        return await remove(config, named, values.yes);
      case 'rotate':
        print(`${counted(await changeDataKey(config), 'row')} changed.`);
        return 0;
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'config_invalid') throw error;
    printError(errorSentence({ t: loadWords() }, 'en', error));
    return 1;
  }
  throw new UsageError('Say what to do: add, list, remove or rotate. See `kakehashi data --help`.');
}

async function add(
  config: Config,
  file: string,
  values: ReturnType<typeof parseOptions<typeof OPTIONS>>['values'],
): Promise<number> {
  if (file === '') throw new UsageError('Name the file: `kakehashi data add FILE --name …`.');
  const needed = (option: 'allowed' | 'name' | 'row' | 'target'): string => {
    const said = values[option]?.trim();
    if (said) return said;
    throw new UsageError(`Option '--${option}' is missing: see \`kakehashi data --help\`.`);
  };
  const { unit, id } = values;
  const added = await addData(
    config,
    {
      file,
      filename: basename(file),
      name: needed('name'),
      allowed: needed('allowed'),
      choices: choicesIn(values),
      settings: {
        target: needed('target'),
        row: needed('row'),
        leftOut: values['leave-out'],
        ...(unit === undefined ? {} : { unit }),
        ...(id === undefined ? {} : { identifier: id }),
      },
    },
    (preview) => tell(preview, values['leave-out']),
  );
  print(`Added: ${counted(added.rows, 'row')}, ${counted(added.columns, 'column')}. Courses can choose it now.`);
  return 0;
}

/** Says how the table was read, and which columns may tell who someone is. */
function tell({ reading, columns }: TablePreview, leftOut: readonly string[]): void {
  const t = loadWords();
  for (const line of readingInWords(reading, 'en', t, 'add')) printError(line);
  const personal = columns.filter(({ name, personal: kind }) => kind !== undefined && !leftOut.includes(name));
  for (const { name, personal: kind } of personal) printError(`${name}: ${t('en', `own-data.personal.${kind}`)}`);
}

async function list(config: Config): Promise<number> {
  const tables = await sharedData(config);
  if (tables.length === 0) print('No table is added.');
  for (const { settings, filename, rows = 0, columns = 0, createdAt } of tables) {
    const size = `${counted(rows, 'row')}, ${counted(columns, 'column')}`;
    print(
      `${settings?.name} (${filename}): ${size}, predicts ${settings?.target}, added ${createdAt.toISOString().slice(0, 10)}`,
    );
  }
  return 0;
}

async function remove(config: Config, name: string, yes: boolean): Promise<number> {
  if (name === '') throw new UsageError('Name the table: `kakehashi data remove NAME`.');
  let isFound = false;
  const files = await removeData(config, name, async ({ filename }) => {
    isFound = true;
    return yes || askToDelete(`${name} (${filename})`);
  });
  if (!isFound) throw new UsageError(`There is no table "${name}": see \`kakehashi data list\`.`);
  if (files === undefined) print('Nothing was deleted.');
  else print(`Deleted ${name}, and ${counted(files, 'file')} made from it.`);
  return files === undefined ? 1 : 0;
}
