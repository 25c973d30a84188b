import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Compute } from '../../src/ports/compute.ts';
import { computeHere } from './compute-here.ts';

/** The folder for recorded results of this test run. All its processes share it. */
const folder = process.env.RECORDINGS ?? mkdtempSync(join(tmpdir(), 'kakehashi-recordings-'));
let written = 0;

/**
 * Computes each input once in a test run and replays the result for an equal input. For tests that do not examine figures.
 */
export const recordedCompute: Compute = {
  async run(input, progress, signal) {
    progress(0.5, 'reading');
    signal?.throwIfAborted();
    return recorded(keyOf('run', input), () => computeHere.run(input, progress));
  },
  preview: (...input) => computeHere.preview(...input),
  keep: (...input) => computeHere.keep(...input),
  draw: (chart, locale) => recorded(keyOf('draw', [chart, locale]), () => computeHere.draw(chart, locale)),
  drawSheet: (sheet) => recorded(keyOf('sheet', sheet), () => computeHere.drawSheet(sheet)),
  predict: (input) => recorded(keyOf('predict', input), () => computeHere.predict(input)),
  pickTask: (input) => recorded(keyOf('task', input), () => computeHere.pickTask(input)),
};

async function recorded<T>(key: string, compute: () => Promise<T>): Promise<T> {
  const file = join(folder, key);
  if (existsSync(file)) return deserialize(readFileSync(file)) as T;
  const result = await compute();
  // Another process may read at the same time, so the file gets its name only when it is complete.
  written += 1;
  const part = `${file}.${process.pid}.${written}`;
  writeFileSync(part, serialize(result));
  renameSync(part, file);
  return result;
}

function keyOf(method: string, input: unknown): string {
  return `${method}-${createHash('sha256').update(serialize(input)).digest('hex')}`;
}
