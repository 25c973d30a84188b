import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { type AnalyzeFindings, markedForRemoval } from '../../src/steps/analyze/analyze-findings.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import { publicFindings } from '../../src/steps/public-findings.ts';
import type { Table } from '../../src/table/table.ts';
import { figureOf, PARTS, type Part, type PartName, partOf, wholeTable } from './row-figures.ts';
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
  const parts = new Map<string, Part>();
  const run = (typed: string): ReturnType<typeof runSteps> => {
    const found = runs.get(typed) ?? started(typed);
    runs.set(typed, found);
    return found;
  };
  const started = async (typed: string) => {
    const parameters = parametersIn(typed);
    const [except] = (parameters.prepare?.drop as string[] | undefined) ?? [];
    if (except?.startsWith('-') === true) {
      const marked = markedForRemoval((await run('')).get('analyze')?.findings as AnalyzeFindings);
      if (!marked.includes(except.slice(1))) throw new Error(`"${except.slice(1)}" isn't marked for removal`);
      parameters.prepare = { ...parameters.prepare, drop: marked.filter((name) => name !== except.slice(1)) };
    }
    return runSteps({ table, ...source, parameters });
  };
  const part = async (name: PartName, typed: string): Promise<Part> => {
    const key = `${name}(${typed})`;
    const found =
      parts.get(key) ??
      (name === 'table' ? wholeTable(table, source.target) : partOf(name, table, source.target, await run(typed)));
    parts.set(key, found);
    return found;
  };
  const termOf = async (term: string): Promise<number> => {
    if (/^[\d.]+$/u.test(term)) return Number(term);
    const [, name = '', typed = '', call = ''] = /^([a-z]+)(?:\((\w+\.\w[^)]*)\))?\.(\w+\(.*\))$/u.exec(term) ?? [];
    const rows = PARTS.find((one) => one === name);
    return rows === undefined ? valueAt(term, run) : figureOf(await part(rows, typed), call);
  };
  /**
   * @param expression terms with ` + `, ` - `, ` * ` and ` / ` between them, then maybe ` to 100`, which rounds. A term is a number,
   *   `process.path`, `process(parameter=1, train.trees=5).path`, or `part.function(…)`, as `figureOf` has it. A path has names between
   *   dots, `[column=name]` for the entry of a list, `{weight=0}` for all such entries, and `length`. `mean N=40..44 of …` is the mean of an
   *   expression in which N is each of these numbers. `prepare.drop=-Neighborhood` drops what is marked for removal but this one.
   */
  const evaluate = async (expression: string): Promise<number> => {
    const [, from, to, each] = /^mean N=(\d+)\.\.(\d+) of (.+)$/u.exec(expression) ?? [];
    if (each !== undefined) {
      const count = Number(to) - Number(from) + 1;
      const values = Array.from({ length: count }, (_, n) => evaluate(each.replace(/=N\b/gu, `=${Number(from) + n}`)));
      return (await Promise.all(values)).reduce((total, value) => total + value, 0) / count;
    }
    const [, sum = '', unit] = /^(.+?)(?: to (\d+))?$/u.exec(expression) ?? [];
    const pieces = sum.split(/ ([-+*/]) /u);
    const [first = 0, ...rest] = await Promise.all(pieces.filter((_, n) => n % 2 === 0).map(termOf));
    // The terms of a sum; a product or a quotient changes the last one.
    const terms = [first];
    pieces
      .filter((_, n) => n % 2 === 1)
      .forEach((operator, n) => {
        const next = rest[n] ?? 0;
        const last = terms.length - 1;
        if (operator === '*') terms[last] = (terms[last] ?? 0) * next;
        else if (operator === '/') terms[last] = (terms[last] ?? 0) / next;
        else terms.push(operator === '-' ? -next : next);
      });
    const value = terms.reduce((total, term) => total + term, 0);
    return unit === undefined ? value : Math.round(value / Number(unit)) * Number(unit);
  };
  return evaluate;
}

async function valueAt(body: string, run: (typed: string) => ReturnType<typeof runSteps>): Promise<number> {
  const [, name = '', typed = '', path = ''] = /^([a-z-]+)(?:\(([^)]*)\))?\.(.+)$/u.exec(body) ?? [];
  const process = PROCESS_IDS.find((id) => id === name);
  if (process === undefined) throw new Error(`"${body}" names no process`);
  const own = typed.replace(/(^|, )(?=\w+=)/gu, `$1${process}.`);
  const outcome = (await run(own)).get(process);
  const found = path
    .match(/\[[^\]]+\]|\{[^}]+\}|[^.[\]{}]+/gu)
    ?.reduce<unknown>(step, outcome && publicFindings(outcome.findings));
  if (typeof found !== 'number') throw new Error(`"${body}" is no number`);
  return found;
}

/** One part of a path: a name, or one or all entries of a list by the value of a name. */
function step(from: unknown, part: string): unknown {
  const [, bracket, name = '', text] = /^([[{])(\w+)=(.+)[\]}]$/u.exec(part) ?? [];
  if (bracket === undefined) return (from as Record<string, unknown>)?.[part];
  const entries = (from as Record<string, unknown>[]).filter((entry) => String(entry[name]) === text);
  return bracket === '{' ? entries : entries[0];
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
