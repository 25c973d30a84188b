import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ImpactValue, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Impacts that no state of the page may have. */
const GRAVE: readonly ImpactValue[] = ['moderate', 'serious', 'critical'];

interface WithAxe {
  axe: { run(options: RunOptions): Promise<AxeResults> };
}

/**
 * What axe finds wrong in the page and in its frames, as `impact rule: element, reason`. Each frame is looked at by itself:
 * two people side by side have the same landmarks, each in a document with their name. The page's policy forbids scripts
 * from elsewhere; the browser's own tools may still run one.
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
