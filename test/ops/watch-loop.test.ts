import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { createHangCounter } from '../../src/ops/create-hang-counter.ts';

test('a loop hangs when its counter has not moved for the given number of checks in a row', () => {
  const isHung = createHangCounter(3);
  expect([0, 0, 0, 1, 1, 1].map(isHung)).toEqual([false, false, false, false, false, false]);
  expect([1, 1].map(isHung)).toEqual([true, true]);
});

test('a counter that runs over does not look like a hang', () => {
  const isHung = createHangCounter(1);
  expect([2_147_483_647, -2_147_483_648, 0].map(isHung)).toEqual([false, false, false]);
});

const started: ChildProcess[] = [];
afterEach(() => {
  // A process that the watch does not end would keep a core busy for good.
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Runs a script in a process of its own. @returns the signal that ended it, and its standard error */
function run(script: string): Promise<{ signal: string | null; stderr: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('../../', import.meta.url),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve({ signal, stderr })));
}

test('a process whose loop hangs for good says so and ends', async () => {
  const { signal, stderr } = await run(`
    import { watchLoop } from './dist/ops/watch-loop.js';
    await watchLoop({ seconds: 0.1, everyMs: 20, pretty: false, log: { warn() {} } });
    for (;;);
  `);
  expect(signal).toBe('SIGKILL');
  expect(JSON.parse(stderr)).toMatchObject({
    level: 60,
    msg: expect.stringContaining('has answered nothing for 0.1 s'),
  });
});

test('a process that has nothing more to do ends in spite of the watch', async () => {
  const { signal, stderr } = await run(`
    import { watchLoop } from './dist/ops/watch-loop.js';
    watchLoop({ seconds: 86400, pretty: false, log: { warn() {} } });
  `);
  expect([signal, stderr]).toEqual([null, '']);
});
