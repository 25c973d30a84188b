import type { Nodes } from 'mdast';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { parseMarkdown } from '../../src/course/parse-markdown.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import type { Table } from '../../src/table/table.ts';
import { flats } from '../helpers/flats.ts';
import { HIDDEN, PAYLOADS } from '../helpers/payloads.ts';
import { runSteps } from '../helpers/run-steps.ts';

/** The flats with every column, category and typed parameter named by `name`. */
async function run(name: (nth: number) => string): Promise<Map<ProcessId, StepOutcome>> {
  const table = flats();
  const names = new Map(table.columns.map((column, nth) => [column.name, name(nth)]));
  const categories = new Map<string, string>();
  const renamed = table.columns.map((column) => {
    const called = { ...column, name: names.get(column.name) ?? '' };
    if (called.type !== 'categorical') return called;
    const words = called.words.map((word) => {
      if (!categories.has(word)) categories.set(word, name(20 + categories.size));
      return categories.get(word) ?? word;
    });
    return { ...called, words };
  });
  return runSteps({
    table: { ...table, columns: renamed } as Table,
    target: names.get('Rent') ?? '',
    id: names.get('Id') ?? '',
    parameters: { 'business-understanding': { sentence: name(40) }, prepare: { drop: [name(5)], ask: [name(2)] } },
  });
}

/** The kinds of nodes of a Markdown text. A plain URL that links to itself is text. */
function kinds(node: Nodes): string[] {
  const [only] = 'children' in node ? node.children : [];
  if (node.type === 'link' && only?.type === 'text' && node.url.endsWith(only.value)) return [];
  if (node.type === 'text') return [];
  return [node.type, ...('children' in node ? node.children.flatMap((child) => kinds(child as Nodes)) : [])];
}

/** Every Markdown text that a run gives. */
function markdownOf({ summary, artifacts }: StepOutcome): string[] {
  const files = artifacts.filter(({ mediaType }) => mediaType === 'text/markdown');
  return [
    summary,
    ...files.map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content))),
  ];
}

// A run names seven columns, seven categories and a goal, so that these take turns with every payload.
describe.each([0, 7, 14, 21])(
  'With columns, categories and a Business Goal named by payload %i and those after it',
  (first) => {
    let plain: Map<ProcessId, StepOutcome>;
    let evil: Map<ProcessId, StepOutcome>;
    beforeAll(async () => {
      plain = await run((nth) => `word${String(nth).padStart(2, '0')}`);
      evil = await run((nth) => `${PAYLOADS[(first + nth) % PAYLOADS.length]} ${nth}`.trim());
    });

    test.each(PROCESS_IDS)('%s says it without links, images, formats or HTML', (process) => {
      const said = markdownOf(evil.get(process) as StepOutcome);
      const expected = markdownOf(plain.get(process) as StepOutcome);
      expect(said.length).toBe(expected.length);
      said.forEach((text, nth) => {
        expect(kinds(parseMarkdown(text))).toEqual(kinds(parseMarkdown(expected[nth] ?? '')));
        expect(text).not.toMatch(HIDDEN);
      });
    });
  },
);
