import { expect, test } from 'vitest';
import { gatherHistory } from '../../src/flow/gather-history.ts';
import type { Run, Store } from '../../src/ports.ts';

test('a step is handed the files that steps read: neither pictures nor notebooks', async () => {
  const run = { id: 'r1', findings: { rows: 1 }, parameters: {}, previous: {} } as unknown as Run;
  const file = (kind: string, filename: string, mediaType: string) => ({
    kind,
    filename,
    mediaType,
    content: new TextEncoder().encode(filename),
  });
  const store = {
    runs: { latestDone: async () => run, byId: async () => run },
    artifacts: {
      ofRun: async () => [
        file('chart-missing-values', 'analyze-missing-values.png', 'image/png'),
        file('analysis-report', 'analysis-report.md', 'text/markdown'),
        file('notebook', '02-analyze.ipynb', 'application/x-ipynb+json'),
      ],
    },
  } as unknown as Store;
  const { history } = await gatherHistory(store, { teamId: 'T1', id: 'c1' }, 'prepare');
  expect(history.analyze?.artifacts.map(({ kind }) => kind)).toEqual(['analysis-report']);
});
