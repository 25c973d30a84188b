import { expect, test } from 'vitest';
import { reportRarely } from '../../src/doors/report-rarely.ts';

test('logs each kind once per half minute, with how often it happened', () => {
  const lines: unknown[] = [];
  let now = 0;
  const report = reportRarely({ warn: (fields) => void lines.push(fields) }, 'PORT', () => now);
  for (let nth = 0; nth < 1000; nth += 1) report('401');
  report('413');
  now = 30_000;
  report('401');
  expect(lines).toEqual([
    { door: 'PORT', kind: '401', times: 1 },
    { door: 'PORT', kind: '413', times: 1 },
    { door: 'PORT', kind: '401', times: 1000 },
  ]);
});
