import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Probes } from './probes.ts';

const MANIFEST = z.object({
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
});

/** Creates the probes of the files of a release. @param root the project's folder, which holds lessons/, data/ and manifest.yml */
export function createFileProbes(root: URL): Pick<Probes, 'nodeVersion' | 'dataset' | 'scopes'> {
  return {
    nodeVersion: () => process.versions.node,
    dataset: () => readFile(new URL('data/house_prices.csv', root)),
    async scopes() {
      const manifest: unknown = parse(await readFile(new URL('manifest.yml', root), 'utf8'));
      const { bot, bot_optional: optional } = MANIFEST.parse(manifest).oauth_config.scopes;
      return { required: bot.filter((scope) => !optional.includes(scope)), optional };
    },
  };
}
