import { expect, it } from 'vitest';
import { finishedOf, memoryOf, packFile, unpack } from '../../../src/jobs/compute/packing.ts';

const file = (content: string) => ({ kind: 'model', filename: 'model.json', mediaType: 'application/json', content });
const LONG = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => `家 ${i}`));

it('a large file is compressed, and unpacks to the same text', () => {
  const kept = packFile(file(LONG));
  expect(kept).toMatchObject({ kind: 'model', encoding: 'br', size: new TextEncoder().encode(LONG).byteLength });
  expect(kept.content.byteLength).toBeLessThan(LONG.length / 2);
  expect(unpack(kept)).toBe(LONG);
});

it('a small file is not compressed', () => {
  const kept = packFile(file('x'));
  expect(kept.encoding).toBe('identity');
  expect(new TextDecoder().decode(kept.content)).toBe('x');
});

it('a stored run is converted to the form that steps read, with its files as text', () => {
  const run = { findings: { r2: 1 }, parameters: { trees: 2 }, files: [packFile(file(LONG))] };
  expect(finishedOf(run)).toEqual({ findings: { r2: 1 }, parameters: { trees: 2 }, artifacts: [file(LONG)] });
});

it('memory is transferred when it is large and belongs to one file', () => {
  const large = packFile(file(LONG));
  const shared = { encoding: 'identity', content: large.content.subarray(1) } as const;
  expect(memoryOf([large, shared, packFile(file('x'))])).toEqual([large.content.buffer]);
});
