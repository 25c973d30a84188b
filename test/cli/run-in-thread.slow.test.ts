import { expect, it, vi } from 'vitest';
import { runSteps } from '../../src/cli/run-steps.ts';
import { createCompute } from '../../src/jobs/compute/create-compute.ts';
import { publicFindings } from '../../src/steps/public-findings.ts';

it.each(['business-understanding', 'analyze'] as const)(
  'the findings of %s on the main thread are those of the worker thread',
  async (process) => {
    const out: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line)));
    expect(await runSteps([process, '--json'])).toBe(0);
    const inThread = await createCompute({}).run(
      { process, data: 'house-prices', parameters: {}, history: {}, earlier: [], locale: 'en' },
      () => {},
      new AbortController().signal,
    );
    expect(JSON.parse(out[0] ?? '')).toEqual(JSON.parse(JSON.stringify(publicFindings(inThread.findings))));
  },
);
