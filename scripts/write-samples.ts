import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from '../test/helpers/slack-samples/render-samples.ts';

/**
 * Writes one JSON file for each sample, as Slack's Block Kit Builder takes it: `{"blocks": […]}` of a message, or the whole view.
 * https://app.slack.com/block-kit-builder
 */
export function writeSamples(folder: string, samples: readonly Sample[]): void {
  mkdirSync(folder, { recursive: true });
  for (const sample of samples) {
    const payload = 'view' in sample ? sample.view : { blocks: sample.message.blocks };
    writeFileSync(join(folder, `${sample.name}.json`), `${JSON.stringify(payload, undefined, 2)}\n`);
  }
}
