import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ImpactValue, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Impacts of problems that no state of the page may have. */
const GRAVE: readonly ImpactValue[] = ['moderate', 'serious', 'critical'];

interface WithAxe {
  axe: { run(options: RunOptions): Promise<AxeResults> };
}

/**
 * Runs axe in the page and its frames. @returns problems as `impact rule: element, reason`
 * Checks each frame separately: the two frames of a split page have the same landmarks, each in a document named after its person.
 * Runs the script with the browser's tools, since the page's policy forbids external scripts.
 */
export async function findBarriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    await frame.evaluate(SOURCE);
    const run = () => (window as unknown as WithAxe).axe.run({ iframes: false, resultTypes: ['violations'] });
    const { violations } = await frame.evaluate(run);
    for (const { id, impact, nodes } of violations) {
      if (!GRAVE.includes(impact ?? 'minor')) continue;
      for (const { target, failureSummary } of nodes)
        found.push(`${impact} ${id}: ${target.join(' ')}, ${failureSummary}`);
    }
  }
  return found;
}
