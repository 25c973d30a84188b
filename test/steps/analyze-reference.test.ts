import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AnalyzeFindings } from '../../src/steps/analyze/analyze-findings.ts';
import { runAnalyze } from '../../src/steps/analyze/run-analyze.ts';
import { parseTable } from '../../src/table/parse-table.ts';

const root = new URL('../../', import.meta.url);
const reference = JSON.parse(readFileSync(new URL('test/reference/reference-ames.json', root), 'utf8')).analyze;
const table = parseTable(readFileSync(new URL('data/house_prices.csv', root)));
const findings: AnalyzeFindings = runAnalyze(
  { table, target: 'Sale_Price', id: 'Id' },
  { missingPercent: 50, fenceFactor: 1.5, correlation: 0.8, cramersV: Math.SQRT1_2 },
  () => {},
);

/** Rounds numbers to nine significant digits; other values stay unchanged. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(rounded);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
  }
  return value;
}

test.each([
  'rows',
  'columns',
  'missing',
  'mostlyMissing',
  'target',
  'numericCorrelation',
  'possibleLeaks',
  'highNumeric',
  'highCategorical',
] as const)('%s equals the figures of pandas, SciPy and scikit-learn to nine significant digits', (key) => {
  expect(rounded(findings[key])).toEqual(rounded(reference[key]));
});

test('correlations of ordinal codes equal the reference, in any order of ties', () => {
  const byName = (list: { column: string }[]) => [...list].sort((a, b) => (a.column < b.column ? -1 : 1));
  expect(rounded(byName(findings.ordinalCorrelation))).toEqual(rounded(byName(reference.ordinalCorrelation)));
});
