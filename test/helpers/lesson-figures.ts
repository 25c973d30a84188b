import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import { publicFindings } from '../../src/steps/public-findings.ts';
import type { Table } from '../../src/table/table.ts';
import { runSteps } from './run-steps.ts';

/** A figure of a lesson, and how it is computed: `\$180,796<!--= analyze.target.mean -->`. docs/lessons.md has the syntax. */
export interface LessonFigure {
  line: number;
  shown: string;
  expression: string;
}

/** A number, then at most a few characters of unit, then the comment. */
const MARKED = /(-?\d[\d,]*(?:\.\d+)?)[^\d<\n]{0,8}<!--=(.*?)-->/gu;
const COMMENT = /<!--=/gu;

/** All marked figures of a Markdown text. @throws Error for a mark without a number before it */
export function figuresIn(markdown: string): LessonFigure[] {
  return markdown.split('\n').flatMap((text, index) => {
    const found = [...text.matchAll(MARKED)].map(([, shown = '', expression = '']) => ({
      line: index + 1,
      shown,
      expression: expression.trim(),
    }));
    if (found.length !== (text.match(COMMENT)?.length ?? 0)) throw new Error(`line ${index + 1}: a mark has no figure`);
    return found;
  });
}

/** Whether a figure is the value, rounded to the decimals that it shows. */
export function isShown(shown: string, value: number): boolean {
  const decimals = shown.split('.')[1]?.length ?? 0;
  return Math.abs(Number(shown.replaceAll(',', '')) - value) <= 0.5 * 10 ** -decimals + 1e-9 * Math.abs(value);
}

/** Computes what figures say, on a table. Runs with the same parameters are computed once. */
export function createEvaluator(table: Table, source: { target: string; id: string; row?: string }) {
  const runs = new Map<string, ReturnType<typeof runSteps>>();
  const run = (typed: string) => {
    const found = runs.get(typed) ?? runSteps({ table, ...source, parameters: parametersIn(typed) });
    runs.set(typed, found);
    return found;
  };
  /**
   * @param expression `process.path`, `process(parameter=1, train.trees=5).path` or `table.count(column>1 & other=text)`; then maybe a factor,
   *   `* 100`. A path has names between dots, `[column=name]` for the entry of a list, and `length`.
   */
  return async (expression: string): Promise<number> => {
    const [, body = '', operator, operand] = /^(.+?)(?: ([*/]) ([\d.]+))?$/u.exec(expression) ?? [];
    const counted = /^table\.count\((.+)\)$/u.exec(body)?.[1];
    const value = counted === undefined ? await valueAt(body, run) : countRows(table, counted);
    if (operator === '*') return value * Number(operand);
    return operator === '/' ? value / Number(operand) : value;
  };
}

async function valueAt(body: string, run: (typed: string) => ReturnType<typeof runSteps>): Promise<number> {
  const [, name = '', typed = '', path = ''] = /^([a-z-]+)(?:\(([^)]*)\))?\.(.+)$/u.exec(body) ?? [];
  const process = PROCESS_IDS.find((id) => id === name);
  if (process === undefined) throw new Error(`"${body}" names no process`);
  const own = typed.replace(/(^|, )(?=\w+=)/gu, `$1${process}.`);
  const outcome = (await run(own)).get(process);
  const found = path.match(/\[[^\]]+\]|[^.[\]]+/gu)?.reduce<unknown>(step, outcome && publicFindings(outcome.findings));
  if (typeof found !== 'number') throw new Error(`"${body}" is no number`);
  return found;
}

/** One part of a path: a name, or an entry of a list by the value of a name. */
function step(from: unknown, part: string): unknown {
  const [, name, text] = /^\[(\w+)=(.+)\]$/u.exec(part) ?? [];
  if (name === undefined) return (from as Record<string, unknown>)?.[part];
  return (from as Record<string, unknown>[]).find((entry) => String(entry[name]) === text);
}

/** Reads `analyze.correlation=0.6, train.trees=5`. */
function parametersIn(typed: string): Partial<Record<ProcessId, Parameters>> {
  const byProcess: Partial<Record<ProcessId, Record<string, number | string[]>>> = {};
  for (const pair of typed.split(', ').filter((one) => one !== '')) {
    const [, process = '', name = '', text = ''] = /^([a-z-]+)\.(\w+)=(.+)$/u.exec(pair) ?? [];
    const own = byProcess[process as ProcessId] ?? {};
    byProcess[process as ProcessId] = own;
    // Columns stand between plus signs.
    own[name] = Number.isNaN(Number(text)) ? text.split('+') : Number(text);
  }
  return byProcess;
}

/** Counts rows: `Pool_QC` has a value, `!Pool_QC` has none, `Pool_Area>0`, `Neighborhood=NridgHt`; several between ` & `. */
function countRows({ rows, columns }: Table, conditions: string): number {
  const tests = conditions.split(' & ').map((condition) => {
    const [, name = '', operator, wanted = ''] = /^(!?\w+)(?:(<=|>=|[<>=])(.+))?$/u.exec(condition) ?? [];
    const isBlank = name.startsWith('!');
    const column = columns.find((one) => one.name === (isBlank ? name.slice(1) : name));
    if (column === undefined) throw new Error(`the table has no column "${name}"`);
    return (row: number): boolean => {
      const value = column.values[row] ?? null;
      if (isBlank) return value === null;
      if (value === null || operator === undefined) return value !== null;
      if (operator === '=') return String(value) === wanted;
      const [a, b] = [Number(value), Number(wanted)];
      return operator === '>' ? a > b : operator === '<' ? a < b : operator === '>=' ? a >= b : a <= b;
    };
  });
  return Array.from({ length: rows }, (_, row) => row).filter((row) => tests.every((test) => test(row))).length;
}
