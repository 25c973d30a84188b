import { accessSync, constants, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readQuickChart } from '../config.ts';
import { unescapeMarkdown } from '../course/escape-markdown.ts';
import { PROCESS_IDS, type ProcessId } from '../course/lesson-id.ts';
import { loadWords } from '../course/load-words.ts';
import { LOCALES, type Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { AppError } from '../errors.ts';
import { readDatasets, sourceOf } from '../jobs/compute/read-datasets.ts';
import { runSource } from '../jobs/compute/run-source.ts';
import type { Source } from '../jobs/compute/thread-messages.ts';
import { makeFolders } from '../make-folders.ts';
import { errorSentence } from '../messages/error-sentence.ts';
import { readingInWords, typesInWords } from '../messages/reading-in-words.ts';
import { checkParameters, parameterSentence } from '../steps/check-parameters.ts';
import type { Parameters } from '../steps/parameters.ts';
import { publicFindings } from '../steps/public-findings.ts';
import { stepOf } from '../steps/step-of.ts';
import type { StepOutcome } from '../steps/step-outcome.ts';
import { plainName } from '../table/plain-name.ts';
import { COLUMN_TYPES, type Column, type Table } from '../table/table.ts';
import { writePlain } from '../table/write-plain.ts';
import { CHOICES, CHOICES_HELP, choicesIn, type TypedChoices } from './choices.ts';
import { parseOptions } from './parse-options.ts';
import { print, printError } from './print.ts';
import { helpOf } from './usage.ts';

const OPTIONS = {
  data: { type: 'string' },
  target: { type: 'string' },
  id: { type: 'string' },
  ...CHOICES,
  type: { type: 'string', multiple: true, default: [] as string[] },
  locale: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
  parameter: { type: 'string', multiple: true, default: [] as string[] },
} as const;

const HELP = [
  `One step and the steps before it: ${PROCESS_IDS.join(', ')}. All steps: all.`,
  '',
  '--data FILE               CSV, TSV or .xlsx; default: the house prices that ship with the app',
  '--target COLUMN           column to predict; needed with --data',
  '--id COLUMN               column that identifies a row',
  '--type COLUMN=TYPE        numeric, categorical or date (days or times); may be repeated',
  '',
  'How a file of --data is read is guessed, and told in one line. To choose instead:',
  ...CHOICES_HELP,
  '',
  '--parameter NAME=VALUE    parameter of the step (with "all": STEP.NAME=VALUE); may be repeated',
  `--locale LOCALE           ${LOCALES.join(' or ')}; default: en`,
  '--json                    print one JSON object instead of words',
  '--out DIR                 save charts and files in this folder',
];

/**
 * `kakehashi run <process>|all`: runs the same steps as in Slack. With `--json`, stdout holds exactly one JSON object.
 * The steps run on the main thread: no Slack event waits for it, and a worker thread would load every module again.
 * @returns the exit code; an error is one sentence on stderr
 */
export async function runSteps(argv: string[]): Promise<number> {
  const t = loadWords();
  let locale: Locale = 'en';
  try {
    const { values, positionals } = parseOptions('run', argv, OPTIONS, true);
    if (values.help) {
      print(helpOf('run', HELP));
      return 0;
    }
    locale = LOCALES.find((candidate) => candidate === values.locale) ?? 'en';
    const processes = processesNamed(positionals[0] ?? '');
    const last = processes.at(-1) ?? 'test';
    const parameters = readParameters(values.parameter, processes.length > 1 ? undefined : last);
    const problems = [...parameters].flatMap(([process, typed]) => {
      const checked = checkParameters(stepOf(process), typed);
      return 'problems' in checked ? checked.problems.map((p) => parameterSentence(p, process, locale, t)) : [];
    });
    if (problems.length > 0) {
      printError(problems.join('\n'));
      return 1;
    }
    const source = sourceIn(values);
    if (values.out !== undefined) prepareFolder(values.out);
    const outcomes = new Map<ProcessId, StepOutcome>();
    const quickChart = values.out === undefined ? undefined : readQuickChart(process.env);
    let drawnHere = false;
    await runSource({
      source,
      processes,
      parameters: Object.fromEntries(
        [...parameters].map(([process, typed]) => [process, checkedValues(process, typed)]),
      ),
      history: {},
      earlier: [],
      locale,
      t,
      files: values.out !== undefined,
      ...(quickChart === undefined ? {} : { quickChart }),
      drawnHere: () => {
        drawnHere = true;
      },
      progress: () => {},
      finished: (process, outcome) => outcomes.set(process, outcome),
      read(table, reading) {
        const said = readingInWords(reading, locale, t);
        if (said.length > 0) {
          printError([...said, typesInWords(table.columns, locale, t), t(locale, 'reading.choose')].join('\n'));
        }
        if (values.out !== undefined) savePlain(values.out, source.dataset, table);
      },
    });
    if (drawnHere) printError(t(locale, 'charts.drawn-here'));
    if (values.out !== undefined) for (const [process, outcome] of outcomes) save(values.out, process, outcome);
    printOutcomes(outcomes, values.json, processes.length > 1);
    return 0;
  } catch (error) {
    printError(sentence(error, t, locale));
    return 1;
  }
}

function processesNamed(word: string): readonly ProcessId[] {
  if (word === 'all') return PROCESS_IDS;
  const process = PROCESS_IDS.find((candidate) => candidate === word);
  if (process === undefined) throw new AppError('process_unknown', { process: word });
  return [process];
}

/** Reads `--parameter trees=50`, for the process `only`, and `--parameter train.trees=50`, for the process it names. */
function readParameters(pairs: string[], only: ProcessId | undefined): Map<ProcessId, Record<string, string>> {
  const byProcess = new Map<ProcessId, Record<string, string>>();
  for (const pair of pairs) {
    const [key = '', ...rest] = pair.split('=');
    const [first = '', second] = key.split('.');
    const process = second === undefined ? only : PROCESS_IDS.find((id) => id === first);
    if (process === undefined) throw new AppError('process_unknown', { process: second === undefined ? key : first });
    byProcess.set(process, { ...byProcess.get(process), [second ?? first]: rest.join('=') });
  }
  return byProcess;
}

function checkedValues(process: ProcessId, typed: Record<string, string>): Parameters {
  const checked = checkParameters(stepOf(process), typed);
  return 'values' in checked ? checked.values : {};
}

function sourceIn(
  values: {
    data?: string | undefined;
    target?: string | undefined;
    id?: string | undefined;
    type: string[];
  } & TypedChoices,
): Source {
  const types = Object.fromEntries(values.type.map(typePair));
  const { id } = values;
  const choices = choicesIn(values);
  if (values.data === undefined) {
    const found = readDatasets()['house-prices'];
    if (found === undefined) throw new Error('data/datasets.json has no house-prices');
    const own = { ...sourceOf(found), types: { ...found.types, ...types } };
    const target = values.target ?? found.target;
    return {
      ...own,
      target,
      unit: target === found.target ? found.unit : undefined,
      row: target === found.target ? found.row : undefined,
      ...(id === undefined ? {} : { id }),
      // The course's own file is read as it is written, unless somebody says otherwise.
      ...(Object.values(choices).some((choice) => choice !== undefined) ? { choices } : {}),
    };
  }
  if (values.target === undefined) throw new AppError('target_not_named');
  return { file: values.data, dataset: basename(values.data), target: values.target, id, types, choices };
}

/** Reads `--type Zip=categorical`. */
function typePair(text: string): [string, Column['type']] {
  const at = text.lastIndexOf('=');
  const type = COLUMN_TYPES.find((each) => each === text.slice(at + 1));
  if (at < 1 || type === undefined) throw new AppError('type_unknown', { typed: text });
  return [text.slice(0, at), type];
}

/** What the system says of a folder that this user can't write to. */
const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOENT', 'ENOTDIR', 'ENOSPC'];

/** Makes the folder before anything is computed, so that a wrong one costs no time. @throws AppError folder_not_writable */
function prepareFolder(folder: string): void {
  writing(folder, () => {
    makeFolders(folder);
    accessSync(folder, constants.W_OK);
  });
}

/** @throws AppError folder_not_writable */
function save(folder: string, process: ProcessId, { charts, artifacts }: StepOutcome): void {
  writing(folder, () => {
    for (const chart of charts) writeFileSync(join(folder, `${process}-${chart.id}.png`), chart.png);
    for (const artifact of artifacts) writeFileSync(join(folder, artifact.filename), artifact.content);
  });
}

/** Saves the table as the notebooks read it. @throws AppError folder_not_writable */
function savePlain(folder: string, dataset: string, table: Table): void {
  writing(folder, () => writeFileSync(join(folder, plainName(dataset)), writePlain(table)));
}

function writing(folder: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (!NOT_WRITABLE.includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new AppError('folder_not_writable', { folder }, { cause });
  }
}

function printOutcomes(outcomes: Map<ProcessId, StepOutcome>, json: boolean, several: boolean): void {
  if (!json) {
    print([...outcomes.values()].map(({ summary }) => unescapeMarkdown(summary)).join('\n\n---\n\n'));
    return;
  }
  const found = Object.fromEntries([...outcomes].map(([process, { findings }]) => [process, publicFindings(findings)]));
  print(JSON.stringify(several ? found : Object.values(found)[0]));
}

function sentence(error: unknown, t: Translate, locale: Locale): string {
  if (error instanceof AppError) {
    return errorSentence({ t }, locale, error);
  }
  // Node's own message names a file that does not exist.
  return error instanceof Error ? error.message : String(error);
}
