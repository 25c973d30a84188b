import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCourse } from '../../course/load-course.ts';
import { LOCALES, type Locale, PROCESS_IDS, type ProcessId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { checkParameters, problemValues } from '../../steps/check-parameters.ts';
import { stepOf } from '../../steps/index.ts';
import { datasetFile, readDatasets, runInThread } from './create-compute.ts';

/**
 * `kakehashi run <process>`: the same step as in Slack, without it. With `--json` exactly one JSON object on stdout.
 * @returns the exit code; what was wrong is one sentence on stderr
 */
export async function runFromCommandLine(argv: string[]): Promise<number> {
  const course = loadCourse();
  let locale: Locale = 'en';
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        target: { type: 'string' },
        id: { type: 'string' },
        missing: { type: 'string' },
        locale: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        parameter: { type: 'string', multiple: true, default: [] },
      },
    });
    locale = LOCALES.find((candidate) => candidate === values.locale) ?? 'en';
    const process = PROCESS_IDS.find((candidate) => candidate === positionals[0]);
    if (process === undefined) throw new AppError('process_unknown', { process: positionals[0] ?? '' });
    const step = stepNamed(process, course.process(locale, process).name);
    const typed = values.parameter.map(pair);
    const known = step.parameters.map(({ id }) => id);
    const stray = typed.find(([id]) => !known.includes(id));
    // Ignored, a misspelt threshold would give figures that look as if it had been used.
    if (stray !== undefined) throw new AppError('parameter_unknown', { parameter: stray[0], known: known.join(', ') });
    const checked = checkParameters(step.parameters, Object.fromEntries(typed));
    if ('problems' in checked) {
      for (const problem of checked.problems) {
        const words = problemValues(problem, process, (key) => course.t(locale, key));
        console.error(course.t(locale, 'error.parameter_out_of_range', words));
      }
      return 1;
    }
    const byDefault = readDatasets()['house-prices'];
    const own = values.data === undefined;
    const result = await runInThread({
      process,
      file: values.data ?? (byDefault === undefined ? '' : datasetFile(byDefault)),
      dataset: basename(values.data ?? byDefault?.file ?? ''),
      target: values.target ?? (own ? (byDefault?.target ?? '') : ''),
      ...(values.id === undefined ? {} : { id: values.id }),
      ...(values.missing === undefined ? {} : { missing: values.missing }),
      parameters: checked.values,
      locale,
      draw: values.out !== undefined,
    });
    if (values.out !== undefined) {
      mkdirSync(values.out, { recursive: true });
      for (const chart of result.charts) writeFileSync(join(values.out, `${process}-${chart.id}.png`), chart.png);
      writeFileSync(join(values.out, result.artifact.filename), result.artifact.content);
    }
    console.log(values.json ? JSON.stringify(result.findings) : result.summary);
    return 0;
  } catch (error) {
    console.error(sentence(error, (code, inner) => course.t(locale, `error.${code}`, inner)));
    return 1;
  }
}

function stepNamed(process: ProcessId, name: string) {
  try {
    return stepOf(process);
  } catch {
    throw new AppError('process_not_offered', { process: name });
  }
}

/** `--parameter missingPercent=40` */
function pair(text: string): [string, string] {
  const [key = '', value = ''] = text.split('=');
  return [key, value];
}

function sentence(error: unknown, say: (code: string, values: AppError['values']) => string): string {
  if (error instanceof AppError) return say(error.code, error.values);
  // A file that is not there, or an option that does not exist: Node's own message names it.
  return error instanceof Error ? error.message : String(error);
}
