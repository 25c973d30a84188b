import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { ProcessId } from '../../course/lesson-id.ts';
import { decisionLines } from '../decision-lines.ts';
import { parameterLabel } from '../parameter-label.ts';
import type { ParameterValue } from '../parameters.ts';
import { stepOf } from '../step-of.ts';
import { analyzeSnippets } from './analyze-snippets.ts';
import { businessUnderstandingSnippets } from './business-understanding-snippets.ts';
import { type Cell, chartCell, codeCell, markdownCell } from './cell.ts';
import type { NotebookInput } from './notebook-input.ts';
import { prepareSnippets } from './prepare-snippets.ts';
import { preprocessSnippets } from './preprocess-snippets.ts';
import { pythonLiteral } from './python-literal.ts';
import type { Snippet } from './snippet.ts';
import { testSnippets } from './test-snippets.ts';
import { trainSnippets } from './train-snippets.ts';

/** The Python snippets of every process. */
const SNIPPETS = {
  'business-understanding': businessUnderstandingSnippets,
  analyze: analyzeSnippets,
  prepare: prepareSnippets,
  preprocess: preprocessSnippets,
  train: trainSnippets,
  test: testSnippets,
} as const satisfies Record<ProcessId, (input: NotebookInput) => Snippet[]>;

/**
 * Writes a finished run as a Jupyter notebook for stakeholders: what, why and how, the findings, the charts, and pandas
 * and scikit-learn code with its output. The code computes the same figures from the raw table.
 * @returns JSON, nbformat 4.5
 * @throws AppError predecessor_missing when the history lacks a run that this one builds on
 */
export function writeNotebook(input: NotebookInput): string {
  const snippets = SNIPPETS[input.process](input);
  const say = (key: string) => input.t(input.locale, `notebook.${key}`);
  const cells: Cell[] = [
    ...introduction(input),
    ...results(input),
    markdownCell('python', `## ${say('python')}`, say('python-text')),
    ...codeCells(input, snippets),
  ];
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { file_extension: '.py', mimetype: 'text/x-python', name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function introduction({ process, source, lesson, locale, t }: NotebookInput): Cell[] {
  const name = t(locale, `process.${process}.name`);
  const produces = t(locale, `process.${process}.produces`);
  const part = (id: 'what' | 'why' | 'how') =>
    markdownCell(id, `## ${t(locale, `notebook.${id}`)}`, lesson?.[id] ?? t(locale, `notebook.${process}.${id}`));
  const values = {
    dataset: escapeMarkdown(source.plain ?? source.dataset),
    target: escapeMarkdown(source.target),
    produces,
  };
  const about = t(locale, `notebook.${aboutKey(process, source)}`, values);
  const origin = source.origin === undefined ? [] : [escapeMarkdown(source.origin)];
  const decided = decisionLines(source.decisions ?? [], locale, t);
  return [markdownCell('title', `# ${name}`, about, ...origin, ...decided), part('what'), part('why'), part('how')];
}

/** What the notebook says of its data: none, carried along, or a file to put beside it. */
function aboutKey(process: ProcessId, { packed }: NotebookInput['source']): string {
  if (process === 'business-understanding') return 'about-formula';
  return packed === undefined ? 'about' : 'about-packed';
}

function results({ process, parameters, source, summary, charts, locale, t }: NotebookInput): Cell[] {
  const rows = Object.entries(parameters).map(([id, value]) => {
    const parameter = stepOf(process).parameters.find((one) => one.id === id);
    const label = parameter === undefined ? id : parameterLabel(process, parameter, source.unit, locale, t);
    return `| ${escapeMarkdown(label)} | ${parameterText(value) || t(locale, 'step.analyze.none')} |`;
  });
  const head = `| ${t(locale, 'notebook.parameter')} | ${t(locale, 'notebook.value')} |`;
  return [
    markdownCell('found', `## ${t(locale, 'notebook.found')}`, ...(summary === undefined ? [] : [summary])),
    ...charts.map(({ title, altText, png }, index) =>
      chartCell(`chart-${index + 1}`, escapeMarkdown(title), escapeMarkdown(altText), base64(png)),
    ),
    markdownCell('parameters', `## ${t(locale, 'notebook.parameters')}`, [head, '|---|---|', ...rows].join('\n')),
  ];
}

function parameterText(value: ParameterValue | undefined): string {
  return escapeMarkdown(Array.isArray(value) ? value.join(', ') : String(value ?? ''));
}

/** Code cells: the settings, then every snippet below its title. */
function codeCells({ locale, t }: NotebookInput, snippets: readonly Snippet[]): Cell[] {
  const title = (id: string) =>
    markdownCell(`${id}-text`, `### ${t(locale, `notebook.cell.${id}.title`)}`, t(locale, `notebook.cell.${id}.text`));
  return [
    title('settings'),
    codeCell('settings', 1, settingsSource(snippets), []),
    ...snippets.flatMap(({ id, source, output, ...folds }, index) => [
      title(id),
      codeCell(id, index + 2, source, output, folds),
    ]),
  ];
}

function settingsSource(snippets: readonly Snippet[]): string {
  const imports = [...new Set(snippets.flatMap((snippet) => snippet.imports ?? []))].sort(byModule);
  const settings = Object.assign({}, ...snippets.map((snippet) => snippet.settings ?? {})) as Snippet['settings'];
  const lines = Object.entries(settings ?? {}).map(([name, value]) => `${name} = ${pythonLiteral(value)}`);
  return [...imports, ...(imports.length > 0 ? [''] : []), ...lines].join('\n');
}

/** Order of imports: Python's own modules before packages. */
function byModule(a: string, b: string): number {
  const rank = (line: string) =>
    /^import (?:base64|hashlib|io|json|math|time|zlib)$/u.test(line) ? 0 : line.startsWith('import') ? 1 : 2;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
