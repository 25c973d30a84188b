import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A limit in milliseconds that a test sets for a single wait, instead of the limit that all tests share. */
const OWN_LIMIT =
  /waitFor\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*,\s*[\d_]+\)|\b(?:timeout|waitForMs|patienceMs|callMs|ackMs|readyMs):\s*[\d_]{2,}|setDefaultTimeout\([\d_]|\?\?\s*[\d_]{5,}\)/gu;

/** Limits that are what a test is about, or that only start a retry. */
const ALLOWED = [
  // The subject is the limit itself.
  'packages/slack-stand-in/test/driver.test.ts: waitFor(() => rehearsal.driver.home(HANA), 20)',
  // An example for other projects, which has no such constant.
  'packages/slack-stand-in/test/examples/socket-mode.test.ts: waitForMs: 300_000',
  // A limit for one pattern: without an answer the test fails and names the pattern.
  'test/regular-expressions.slow.test.ts: timeout: 60_000',
  // The app gives up a call, and looks for what a slow machine did late.
  'test/journeys/outbox.slow.test.ts: callMs: 1000',
];

test('no test sets a shorter limit for a wait, because a busy machine would exceed it', () => {
  const found = ['test', 'packages/slack-stand-in/test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mts)$/u.test(file) && !file.endsWith('waits.test.ts'))
      .map((file) => join(folder, file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(OWN_LIMIT)].map(([limit]) => `${file}: ${limit}`)),
  );
  expect(found.filter((one) => !ALLOWED.includes(one))).toEqual([]);
});
