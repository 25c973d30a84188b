import { expect, test } from 'vitest';
import { gatherEarlier, gatherFindings, gatherHistory } from '../../../src/flow/runs/gather-history.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { Run } from '../../../src/steps/run.ts';

const file = (kind: string, filename: string, mediaType: string) => ({ kind, filename, mediaType });

/** A store in which every run has these files, with a list of the files that were read. */
function storeOf(files: ReturnType<typeof file>[]): { store: Pick<Store, 'artifacts' | 'runs'>; read: string[] } {
  const run = { id: 'r1', findings: { rows: 1 }, parameters: { a: 1 }, previous: {} } as unknown as Run;
  const read: string[] = [];
  const store = {
    runs: { latestDone: async () => run, byId: async () => run, done: async () => [run] },
    artifacts: {
      namesOfRun: async () => files,
      packed: async (_teamId: string, _runId: string, kind: string) => {
        read.push(kind);
        return { encoding: 'br', content: new TextEncoder().encode(kind) };
      },
    },
  };
  return { store: store as unknown as Store, read };
}
const cohort = { teamId: 'T1', id: 'c1', dataset: 'house-prices' };
const MODEL = file('model', 'model.json', 'application/json');
const NOTEBOOK = file('notebook', '02-analyze.ipynb', 'application/x-ipynb+json');

test('gives a step the stored files, without pictures and notebooks', async () => {
  const report = file('analysis-report', 'analysis-report.md', 'text/markdown');
  const { store, read } = storeOf([file('chart-missing', 'missing.png', 'image/png'), report, NOTEBOOK]);
  const { history } = await gatherHistory(store, cohort, 'prepare');
  const content = new TextEncoder().encode('analysis-report');
  expect(history.analyze?.files).toEqual([{ ...report, encoding: 'br', content }]);
  expect(read).toEqual(['analysis-report']);
});

test('reads no file for the choices of parameters', async () => {
  const { store, read } = storeOf([MODEL]);
  const history = await gatherFindings(store, cohort, 'prepare');
  expect(history).toEqual({ analyze: { findings: { rows: 1 }, parameters: { a: 1 }, artifacts: [] } });
  expect(read).toEqual([]);
});

test.each([
  ['test', ['model']],
  ['train', []],
] as const)('for %s, reads %j of an earlier model', async (process, kinds) => {
  const { store, read } = storeOf([MODEL, NOTEBOOK]);
  const earlier = await gatherEarlier(store, cohort, process, {});
  expect(earlier.map(({ files }) => files.map(({ kind }) => kind))).toEqual([kinds]);
  expect(read).toEqual(kinds);
});
