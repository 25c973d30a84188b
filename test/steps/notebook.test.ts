import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dropInvisible } from '../../src/course/drop-invisible.ts';
import { escapeMarkdown } from '../../src/course/escape-markdown.ts';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { parseMarkdown } from '../../src/course/parse-markdown.ts';
import { pythonLiteral } from '../../src/steps/notebook/python-literal.ts';
import { pythonGeneral, pythonNumber } from '../../src/steps/notebook/python-number.ts';
import { writeNotebook } from '../../src/steps/notebook/write-notebook.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { course } from '../helpers/course.ts';
import { runSteps } from '../helpers/run-steps.ts';
import { writeNotebooks } from '../helpers/write-notebooks.ts';

/** Strict schema of the nbformat 4.5 cells that the app writes. */
const common = { id: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/u), source: z.array(z.string().min(1)) };
const Markdown = z.strictObject({
  ...common,
  cell_type: z.literal('markdown'),
  metadata: z.strictObject({}),
  attachments: z.record(z.string(), z.strictObject({ 'image/png': z.base64() })).optional(),
});
const Code = z.strictObject({
  ...common,
  cell_type: z.literal('code'),
  metadata: z.record(z.string(), z.unknown()),
  execution_count: z.int().positive(),
  outputs: z.array(
    z.strictObject({ output_type: z.literal('stream'), name: z.literal('stdout'), text: z.array(z.string()) }),
  ),
});
const Notebook = z.strictObject({
  cells: z.array(z.discriminatedUnion('cell_type', [Markdown, Code])),
  metadata: z.strictObject({
    kernelspec: z.strictObject({ display_name: z.string(), language: z.literal('python'), name: z.literal('python3') }),
    language_info: z.looseObject({ name: z.literal('python') }),
  }),
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
});
type Notebook = z.infer<typeof Notebook>;

const source = { dataset: 'house_prices.csv', target: 'Sale_Price', id: 'Id' };
const chart = { title: 'A [chart] of $x$', altText: 'Most <b>is</b> ](here', png: new Uint8Array([1, 2, 250]) };

let outcomes: Map<ProcessId, StepOutcome>;
beforeAll(async () => {
  outcomes = await runSteps();
});

const write = (process: ProcessId, locale: 'en' | 'ja' = 'en'): Notebook =>
  Notebook.parse(JSON.parse(writeNotebooks(outcomes, source, locale, [chart]).get(process) ?? ''));
const code = (notebook: Notebook) => notebook.cells.filter((cell) => cell.cell_type === 'code');

describe.each(PROCESS_IDS)('the notebook of %s', (process) => {
  test.each(LOCALES)('is valid nbformat 4.5 with unique ids in %s', (locale) => {
    const { cells } = write(process, locale);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    expect(code({ cells } as Notebook).map((cell) => cell.execution_count)).toEqual(
      code({ cells } as Notebook).map((_, index) => index + 1),
    );
  });

  test('has the same cells and the same Python in every language, except comments', () => {
    const [en, ja] = [write(process, 'en'), write(process, 'ja')];
    expect(ja.cells.map(({ id }) => id)).toEqual(en.cells.map(({ id }) => id));
    const bare = (notebook: Notebook) =>
      code(notebook).map(({ source: lines }) => lines.filter((line) => !/^\s*(?:#|GOAL =|NOT_FOUND =)/u.test(line)));
    expect(bare(ja)).toEqual(bare(en));
  });

  test('has what, why and how, the charts, and the figures last', () => {
    const { cells } = write(process);
    expect(cells.slice(0, 5).map(({ id }) => id)).toEqual(['title', 'what', 'why', 'how', 'found']);
    const drawn = cells.find(({ id }) => id === 'chart-1') as z.infer<typeof Markdown>;
    expect(drawn.attachments).toEqual({ 'chart-1.png': { 'image/png': 'AQL6' } });
    expect(drawn.source.at(-1)).toContain('(attachment:chart-1.png)');
    expect(cells.at(-1)).toMatchObject({ id: 'figures', cell_type: 'code' });
  });

  test('reads only the data set beside it', () => {
    const python = code(write(process))
      .map(({ source: lines }) => lines.join(''))
      .join('\n');
    const paths = [...python.matchAll(/(?:open|read_csv|read_table)\((\w+)/gu)].map(([, path]) => path);
    expect(paths.every((path) => path === 'io' || path === 'data' || path === 'DATA')).toBe(true);
    expect(python.includes('DATA = "house_prices.csv"')).toBe(process !== 'business-understanding');
    expect(python).not.toMatch(/https?:|\/tmp|\/home/u);
  });
});

test('carries the data along where it is given, folded, and reads no file then', () => {
  const packed = 'eJxLTEpOAQAD2AGL'.repeat(20);
  const notebook = Notebook.parse(JSON.parse(writeNotebooks(outcomes, { ...source, packed }).get('analyze') ?? ''));
  const cell = code(notebook).find(({ id }) => id === 'data-packed');
  expect(cell?.metadata).toEqual({ jupyter: { source_hidden: true }, cellView: 'form' });
  expect(cell?.source[0]).toBe('# @title The data\n');
  expect(cell?.source.join('').replace(/\s/gu, '')).toContain(`PACKED="""${packed}"""`);
  expect(cell?.source.every((line) => line.length <= 80)).toBe(true);
  const python = code(notebook).flatMap(({ source: lines }) => lines);
  expect(python.join('')).not.toMatch(/\bopen\(/u);
});

test('what, why and how of a lesson replace the notebook’s', () => {
  const { t } = course;
  const analyzed = outcomes.get('analyze') as StepOutcome;
  const lesson = { what: 'W1', why: 'W2', how: 'W3' };
  const input = { ...analyzed, process: 'analyze' as const, history: {}, source, locale: 'en' as const, t, lesson };
  const notebook = Notebook.parse(JSON.parse(writeNotebook(input)));
  expect(notebook.cells.slice(1, 4).map(({ source: lines }) => lines.at(-1))).toEqual(['W1', 'W2', 'W3']);
});

test('a run with missing predecessors is an error', () => {
  const { t } = course;
  const trained = outcomes.get('train') as StepOutcome;
  const input = { ...trained, process: 'train' as const, history: {}, source, locale: 'en' as const, t };
  expect(() => writeNotebook(input)).toThrow('predecessor_missing');
});

describe('text from data', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('"', "'", '\\', '\n', '\r', '{', '}', '#', '\u2028', '\u202e', '😀', '\ud800', 'N'),
    }),
  );

  test('becomes a Python literal on one line that evaluates back to it', () => {
    fc.assert(
      fc.property(name, (text) => {
        const literal = pythonLiteral(text);
        expect(JSON.parse(literal)).toBe(text);
        // Python reads \ud83d\ude00 as two characters, JSON as one. Only unpaired surrogates may be escaped.
        expect(literal.replaceAll('\\\\', '')).not.toMatch(/\\ud[89ab][0-9a-f]{2}\\ud[c-f]/iu);
        expect(literal).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e]/u);
      }),
    );
  });

  test('keeps its place in a list and as a key', () => {
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const list = pythonLiteral(names).replace(/,\n\]$/u, '\n]');
        expect(JSON.parse(list)).toEqual(names);
      }),
    );
    expect(pythonLiteral({ 'a"': true, b: [null, undefined, false, -1.5e-7] })).toBe(
      '{"a\\"": True, "b": [None, None, False, -1.5e-7]}',
    );
  });

  test('is shown unchanged in Markdown', () => {
    const textOf = (node: Nodes): string =>
      node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
    const sign = fc.constantFrom(...'\\`*_{}[]<>#|$~!&;:/.-+1ax @w日😀');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: sign })), (text) => {
        const shown = textOf(parseMarkdown(`## x${escapeMarkdown(text)}x`));
        expect(shown).toBe(`x${dropInvisible(text).replace(/\s+/gu, ' ')}x`);
      }),
    );
  });
});

test('NaN and infinities are errors', () => {
  expect(() => pythonLiteral(Number.NaN)).toThrow(RangeError);
  expect(() => pythonLiteral([Number.POSITIVE_INFINITY])).toThrow(RangeError);
});

test.each([
  [180796.0600682594, 2, '180,796.06'],
  [-1234567, 0, '-1,234,567'],
  [0, 4, '0.0000'],
  [999.996, 2, '1,000.00'],
])('%d with %d decimals is formatted like in Python: %s', (value, decimals, text) => {
  expect(pythonNumber(value, decimals)).toBe(text);
});

// Each text is what Python prints for f"{value:,.{digits}g}".
test.each([
  [180796.0600682594, 10, '180,796.0601'],
  [129500, 10, '129,500'],
  [-1234567.25, 6, '-1.23457e+06'],
  [12345678901, 10, '1.23456789e+10'],
  [0.70678, 6, '0.70678'],
  [0.99999999, 6, '1'],
  [0.000123456, 4, '0.0001235'],
  [0.0000123456789, 4, '1.235e-05'],
  [-5e-324, 4, '-4.941e-324'],
  [999999.5, 6, '1e+06'],
  [1.25, 2, '1.2'],
  [1.75, 2, '1.8'],
  [0, 6, '0'],
  [-0, 6, '-0'],
])('%d with %d significant digits is formatted like in Python: %s', (value, digits, text) => {
  expect(pythonGeneral(value, digits)).toBe(text);
});
